import type { ClusterState } from '@pilotage/fleet-common';
import { Age, useLanguage } from '@pilotage/fleet-react';
import { useT } from '../../hooks/useT';
import { formatTime } from '../cluster/ConditionChip';
import styles from './WorkloadCard.module.css';

/** From when the data of a cluster is that is not seen now. */
export function StaleNote(props: { readonly condition: ClusterState }) {
  const { condition } = props;
  const t = useT();
  const language = useLanguage();
  if (!('lastSeen' in condition) || condition.lastSeen === undefined) {
    return null;
  }
  return (
    <p className={styles.staleNote}>
      {t('section.asOf', {
        time: formatTime(condition.lastSeen, language),
        age: <Age since={condition.lastSeen} />,
      })}
    </p>
  );
}
