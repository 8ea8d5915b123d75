import type { ClusterInfo } from '@pilotage/fleet-common';
import type { InspectionSummary } from '@pilotage/plugin-cluster-health-common';
import type { ClusterParts } from '../../hooks/useClusterHealth';
import { InspectionPanel } from '../inspection/InspectionPanel';
import { TransitionsPanel } from '../transitions/TransitionsPanel';

/** What is written down of a cluster: inspections, and how its nodes came and went. */
export function ClusterReports(props: {
  readonly cluster: ClusterInfo;
  readonly health: ClusterParts;
  readonly history: readonly InspectionSummary[];
}) {
  const { cluster, health } = props;
  return (
    <>
      <InspectionPanel
        cluster={cluster}
        report={health.report}
        history={props.history}
      />
      <TransitionsPanel cluster={cluster} transitions={health.transitions} />
    </>
  );
}
