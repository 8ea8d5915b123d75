import { ClockOffsetProvider } from '@pilotage/fleet-react';
import { clusterHealthReadPermission } from '@pilotage/plugin-cluster-health-common';
import { useMemo } from 'react';
import { HealthPageProvider } from '../hooks/healthPage';
import { useFleetHealth } from '../hooks/useFleetHealth';
import { useHealthPermissions } from '../hooks/useHealthPermissions';
import { useSearchState } from '../hooks/useSearchState';
import { useSelectedCluster } from '../hooks/useSelectedCluster';
import { sortClusters } from '../model/clusterOrder';
import { refusalOf } from '../model/refusal';
import { ClustersHeader } from './ClustersHeader';
import styles from './ClustersPage.module.css';
import { FleetView } from './FleetView';
import { InspectNow } from './inspection/InspectNow';
import { Topic } from './shared/Topic';

/** The page of all clusters: what is wrong, whose it is, and what may be touched. */
export function ClustersPage() {
  const fleet = useFleetHealth();
  const search = useSearchState();
  const { environment, sort } = search;
  const shown = useMemo(
    () =>
      sortClusters(
        fleet.clusters.filter(
          ({ status }) =>
            environment === undefined ||
            status.cluster.environment === environment,
        ),
        sort,
      ),
    [fleet.clusters, environment, sort],
  );
  const selected = useSelectedCluster(search.cluster, shown);
  const { inspect, waive, retire } = useHealthPermissions();
  const refusal = refusalOf(fleet.connection, fleet.topic !== undefined);
  const live = fleet.connection.state === 'live';
  const page = useMemo(
    () => ({ allowed: { inspect, waive, retire }, live }),
    [inspect, waive, retire, live],
  );
  const cluster = fleet.clusters.find(
    ({ status }) => status.cluster.name === selected,
  )?.status.cluster;
  return (
    <HealthPageProvider value={page}>
      <ClockOffsetProvider offsetMs={fleet.clockOffsetMs}>
        <main className={styles.page}>
          {!refusal && (
            <ClustersHeader
              connection={fleet.connection}
              onReconnect={fleet.reconnect}
              environments={fleet.topic?.topic.environments ?? []}
              search={search}
            >
              {cluster && <InspectNow key={cluster.name} cluster={cluster} />}
            </ClustersHeader>
          )}
          <Topic
            connection={fleet.connection}
            clockOffsetMs={fleet.clockOffsetMs}
            reconnect={fleet.reconnect}
            permission={clusterHealthReadPermission.name}
            known={fleet.topic !== undefined}
            height={480}
          >
            {fleet.topic && (
              <FleetView
                topic={fleet.topic.topic}
                clusters={shown}
                causes={fleet.causes}
                selected={selected}
                search={search}
              />
            )}
          </Topic>
        </main>
      </ClockOffsetProvider>
    </HealthPageProvider>
  );
}
