import type { VerdictCounts as Counts } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { verdictsWorstFirst } from '../../model/verdictOrder';
import { VerdictMark } from './VerdictMark';
import styles from './VerdictCounts.module.css';

/** Numbers of checks by verdict in words, worst first; those of zero are left out. */
export function VerdictCounts(props: { readonly counts: Counts }) {
  const { counts } = props;
  const t = useT();
  return (
    <ul className={styles.counts}>
      {verdictsWorstFirst
        .filter(verdict => counts[verdict] > 0)
        .map(verdict => (
          <li key={verdict}>
            <VerdictMark verdict={verdict} />{' '}
            {t(`count.${verdict}`, { count: counts[verdict] })}
          </li>
        ))}
    </ul>
  );
}

const shownInFindings = ['fail', 'warn', 'unknown'] as const;

/** What a table cell has room for: numbers with their shapes. */
export function FindingCounts(props: { readonly counts: Counts }) {
  const { counts } = props;
  const t = useT();
  const found = shownInFindings.filter(verdict => counts[verdict] > 0);
  if (found.length === 0) return <>{t('count.none')}</>;
  return (
    <ul className={styles.counts}>
      {found.map(verdict => (
        <li key={verdict}>
          <VerdictMark verdict={verdict} /> {counts[verdict]}
        </li>
      ))}
    </ul>
  );
}
