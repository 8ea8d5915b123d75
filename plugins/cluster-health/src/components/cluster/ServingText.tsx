import type { ClusterState, ServingMark } from '@pilotage/fleet-common';
import { Age, StatusChip } from '@pilotage/fleet-react';
import { useT } from '../../hooks/useT';
import { servingTone } from '../../model/tone';
import styles from '../shared/text.module.css';

/** Whether a cluster may serve, as a table cell says it: `no · 2 hard`. */
export function ServingText(props: { readonly serving: ServingMark }) {
  const { serving } = props;
  const t = useT();
  const tone = { serving: '', 'not-serving': styles.bad, unknown: styles.dim };
  const hard = serving.checks.length;
  return (
    <span title={serving.reason}>
      <span className={tone[serving.state]}>
        {t(`serving.${serving.state}`)}
      </span>
      {serving.state === 'not-serving' && hard > 0 && (
        <span className={styles.dim}>
          {' '}
          · {t('serving.hard', { count: hard })}
        </span>
      )}
      {serving.state === 'unknown' && (
        <span className={`${styles.dim} ${styles.age}`}>{serving.reason}</span>
      )}
    </span>
  );
}

/** The same in a chip, with the reason and its age. */
export function ServingChip(props: {
  readonly serving: ServingMark;
  readonly condition: ClusterState;
}) {
  const { serving, condition } = props;
  const t = useT();
  return (
    <StatusChip tone={servingTone(serving.state, condition.state)}>
      {t(`serving.chip.${serving.state}`)}{' '}
      {t('serving.since', { age: <Age since={serving.since} /> })}
    </StatusChip>
  );
}
