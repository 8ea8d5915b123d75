import { Age, StatusChip } from '@pilotage/fleet-react';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import { RiAlertLine } from '@remixicon/react';
import { useT } from '../../hooks/useT';
import { clusterTone } from '../../model/tone';

/** State of a cluster in one chip: how it is seen and since when, or its health while it is seen. */
export function ClusterChip(props: {
  readonly summary: Pick<ClusterSummary, 'status' | 'health'>;
}) {
  const { summary } = props;
  const { condition } = summary.status;
  const t = useT();
  const degraded = condition.state === 'live' && summary.health === 'degraded';
  return (
    <StatusChip
      tone={clusterTone(summary)}
      icon={degraded && <RiAlertLine size={14} />}
    >
      {condition.state === 'live' ? (
        t(`health.${summary.health}`)
      ) : (
        <>
          {t(`condition.${condition.state}`)}{' '}
          {t('condition.since', { age: <Age since={condition.since} /> })}
        </>
      )}
    </StatusChip>
  );
}
