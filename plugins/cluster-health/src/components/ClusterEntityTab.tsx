import { useEntity } from '@backstage/plugin-catalog-react';
import { LiveIndicator } from '@pilotage/fleet-react';
import { useMemo } from 'react';
import { HealthPageProvider } from '../hooks/healthPage';
import { useClusterHealth } from '../hooks/useClusterHealth';
import { useHealthPermissions } from '../hooks/useHealthPermissions';
import { clusterNameOf } from '../model/clusterEntity';
import { refusalOf } from '../model/refusal';
import { ClusterDetail } from './cluster/ClusterDetail';
import styles from './entity/entity.module.css';
import { InspectNow } from './inspection/InspectNow';

/** The Health tab of a cluster's entity: the whole cluster. */
export function ClusterEntityTab() {
  const { entity } = useEntity();
  const health = useClusterHealth(clusterNameOf(entity));
  const { inspect, waive, retire } = useHealthPermissions();
  const live = health.connection.state === 'live';
  const page = useMemo(
    () => ({ allowed: { inspect, waive, retire }, live }),
    [inspect, waive, retire, live],
  );
  return (
    <HealthPageProvider value={page}>
      <div className={styles.tab}>
        {!refusalOf(health.connection, health.topic !== undefined) && (
          <div className={styles.header}>
            <LiveIndicator
              connection={health.connection}
              onReconnect={health.reconnect}
            />
            <div className={styles.controls}>
              {health.summary && (
                <InspectNow cluster={health.summary.status.cluster} />
              )}
            </div>
          </div>
        )}
        <ClusterDetail health={health} />
      </div>
    </HealthPageProvider>
  );
}
