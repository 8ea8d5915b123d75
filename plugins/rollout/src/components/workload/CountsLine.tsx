import type { PodMapContainer } from '@pilotage/fleet-react';
import type { RolloutObservation } from '@pilotage/plugin-rollout-common';
import { memo } from 'react';
import { useT } from '../../hooks/useT';
import { replacedRevision, revisionLabel } from '../../model/changedContainers';
import styles from './WorkloadCard.module.css';

/** The numbers of a workload, each with what it counts. */
export const CountsLine = memo(
  (props: {
    readonly observation: RolloutObservation;
    readonly containers: readonly PodMapContainer[];
  }) => {
    const { counts, revisions } = props.observation;
    const t = useT();
    const before = replacedRevision(revisions);
    return (
      <p className={styles.counts}>
        {t('counts.pods', { count: counts.current })}
        {counts.current !== counts.desired &&
          ` (${t('counts.wanted', { pods: String(counts.desired) })})`}{' '}
        ·{' '}
        <strong>{t('counts.updated', { pods: String(counts.updated) })}</strong>
        {counts.updated > 0 &&
          `, ${t('counts.updatedAvailable', {
            pods: String(counts.updatedAvailable),
          })}`}
        {counts.expectedUpdated !== counts.updated &&
          `, ${t('counts.goal', { pods: String(counts.expectedUpdated) })}`}
        {before &&
          before.pods > 0 &&
          ` · ${t('counts.onVersion', {
            pods: String(before.pods),
            version: revisionLabel(before, props.containers),
          })}`}{' '}
        · {t('counts.available', { pods: String(counts.available) })}
        {counts.failing > 0 && (
          <>
            {' '}
            ·{' '}
            <strong className={styles.failing}>
              {t('counts.failing', { pods: String(counts.failing) })}
            </strong>
          </>
        )}
      </p>
    );
  },
);
