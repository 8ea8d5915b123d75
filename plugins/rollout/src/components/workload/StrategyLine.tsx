import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { useReasonText } from '../../hooks/useReasonText';
import { useT } from '../../hooks/useT';
import styles from './WorkloadCard.module.css';
import { writePodLabels } from '../../model/podLabels';

/** Why it stands as it does, how the controller updates, and who else writes the object. */
export function StrategyLine(props: { readonly section: WorkloadSection }) {
  const { observation, owners } = props.section;
  const { strategy } = observation;
  const t = useT();
  const reason = useReasonText(observation.verdict);
  const parts = [
    t(`strategy.${strategy.type}`),
    strategy.partition !== undefined &&
      t('strategy.partition', { partition: strategy.partition }),
    strategy.podLabels !== undefined &&
      t('strategy.podLabels', { labels: writePodLabels(strategy.podLabels) }),
    strategy.injection?.paused && t('strategy.injectionPaused'),
    strategy.injection?.pinnedRevision !== undefined &&
      t('strategy.injectionPinned', {
        revision: strategy.injection.pinnedRevision,
      }),
    t('strategy.maxUnavailable', {
      pods: String(strategy.maxUnavailablePods),
    }),
    !['0', '0%', ''].includes(strategy.maxSurge) &&
      t('strategy.maxSurge', { surge: strategy.maxSurge }),
    strategy.minReadySeconds > 0 &&
      t('strategy.minReady', { seconds: String(strategy.minReadySeconds) }),
  ].filter(Boolean);
  return (
    <div className={styles.lines}>
      <p className={styles.reason}>{reason}</p>
      {!observation.observed && <p>{t('verdict.notObserved')}</p>}
      <p className={styles.strategy}>{parts.join(' · ')}</p>
      {owners.map(owner => (
        <p key={`${owner.type} ${owner.name}`} className={styles.strategy}>
          {t('section.ownedBy', { owner: owner.name, detail: owner.detail })}
        </p>
      ))}
    </div>
  );
}
