import type { Cause } from '@pilotage/plugin-cluster-health-common';
import { useMemo } from 'react';
import { useT } from '../../hooks/useT';
import { sortCauses } from '../../model/causeOrder';
import textStyles from '../shared/text.module.css';
import { CauseItem } from './CauseItem';
import styles from './causes.module.css';

/** Causes, the worst first. Where there is none, says how much that means. */
export function CauseList(props: {
  readonly causes: readonly Cause[];
  /** Clusters that are asked for and not seen: nothing is known of them. */
  readonly unseen: number;
}) {
  const { unseen } = props;
  const t = useT();
  const causes = useMemo(() => sortCauses(props.causes), [props.causes]);
  if (causes.length === 0) {
    return (
      <p className={textStyles.note}>
        {unseen === 0
          ? t('causes.nothing')
          : t('causes.nothingSeen', { count: unseen })}
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {causes.map(cause => (
        <CauseItem key={cause.key} cause={cause} />
      ))}
    </ul>
  );
}
