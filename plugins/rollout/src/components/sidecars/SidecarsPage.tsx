import { Alert, Skeleton } from '@backstage/ui';
import { ClockOffsetProvider, useLiveTopic } from '@pilotage/fleet-react';
import {
  type SidecarFleetSection,
  type SidecarFleetTopic,
  sidecarFleetReadPermission,
} from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';
import { useSidecarSearch } from '../../hooks/useSidecarSearch';
import { useT } from '../../hooks/useT';
import { ApplicationsTable, type ApplicationRow } from './ApplicationsTable';
import { ClusterMatrix, type ClusterRow } from './ClusterMatrix';
import { SidecarControl } from './SidecarControl';
import { SidecarsHeader } from './SidecarsHeader';
import { SidecarTiles } from './SidecarTiles';
import styles from './sidecars.module.css';

/** Which sidecar runs where in which version, over the whole fleet, and the way to move it. */
export function SidecarsPage() {
  const t = useT();
  const search = useSidecarSearch();
  const { topic, connection, clockOffsetMs, reconnect } = useLiveTopic<
    SidecarFleetSection,
    SidecarFleetTopic
  >({
    pluginId: 'rollout',
    path: '/v1/sidecars/fleet/stream',
    params: search.params,
  });
  const sections = topic?.sections;
  const { applications, clusters } = useMemo(() => {
    const rows = [...(sections?.values() ?? [])].map(({ section }) => section);
    return {
      applications: rows.filter(
        (row): row is ApplicationRow => row.type === 'application',
      ),
      clusters: rows.filter((row): row is ClusterRow => row.type === 'cluster'),
    };
  }, [sections]);

  if (connection.state === 'ended' && connection.status === 403) {
    return (
      <main className={styles.page}>
        <Alert
          status="warning"
          icon
          title={t('sidecars.refused')}
          description={t('sidecars.refusedWhat', {
            permission: sidecarFleetReadPermission.name,
            reason: connection.reason,
          })}
        />
      </main>
    );
  }
  const known = topic?.topic;
  const selected = known?.sidecars.find(({ name }) => name === known.selected);
  return (
    <ClockOffsetProvider offsetMs={clockOffsetMs}>
      <main className={styles.page} data-live={connection.state === 'live'}>
        <SidecarsHeader
          connection={connection}
          onReconnect={reconnect}
          topic={known}
          search={search}
        />
        {!known && (
          <div role="status" aria-label={t('sidecars.loading')}>
            <Skeleton width="100%" height={480} />
          </div>
        )}
        {known && known.sidecars.length === 0 && (
          <Alert
            status="info"
            icon
            title={t('sidecars.none')}
            description={t('sidecars.noneWhy')}
          />
        )}
        {known && selected && (
          <>
            <SidecarTiles sidecar={selected} />
            <ApplicationsTable
              sidecar={selected}
              rows={applications}
              totals={known.applications}
            />
            <SidecarControl sidecar={selected} />
          </>
        )}
        {known && known.sidecars.length > 0 && (
          <ClusterMatrix
            sidecars={known.sidecars}
            clusters={known.clusters}
            rows={clusters}
          />
        )}
      </main>
    </ClockOffsetProvider>
  );
}
