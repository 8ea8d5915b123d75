import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Skeleton } from '@backstage/ui';
import {
  ClockOffsetProvider,
  LiveIndicator,
  useClusterTokens,
  useLiveTopic,
} from '@pilotage/fleet-react';
import type {
  SidecarEntitySection,
  SidecarEntityTopic,
} from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';
import { useT } from '../../hooks/useT';
import { EntityMatrix } from './EntityMatrix';
import styles from './sidecars.module.css';

/** The Sidecars tab of an entity: its containers × versions × clusters. */
export function SidecarsTab() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const t = useT();
  const tokens = useClusterTokens();
  const params = useMemo(() => ({ entity: entityRef }), [entityRef]);
  const { topic, connection, clockOffsetMs, reconnect } = useLiveTopic<
    SidecarEntitySection,
    SidecarEntityTopic
  >({
    pluginId: 'rollout',
    path: '/v1/sidecars/stream',
    params,
    headers: tokens.headers,
  });
  const containers = useMemo(
    () => [...(topic?.sections.values() ?? [])].map(({ section }) => section),
    [topic?.sections],
  );
  return (
    <ClockOffsetProvider offsetMs={clockOffsetMs}>
      <div className={styles.tab} data-live={connection.state === 'live'}>
        <div className={styles.header}>
          <LiveIndicator connection={connection} onReconnect={reconnect} />
        </div>
        {topic === undefined && (
          <div role="status" aria-label={t('sidecars.loading')}>
            <Skeleton width="100%" height={320} />
          </div>
        )}
        {topic && containers.length === 0 && (
          <Alert
            status="info"
            icon
            title={t('sidecars.tab.empty')}
            description={t('sidecars.tab.emptyWhat', {
              selector: topic.topic.labelSelector,
              clusters: topic.topic.clusters
                .map(({ title }) => title)
                .join(', '),
            })}
          />
        )}
        {topic && containers.length > 0 && (
          <EntityMatrix
            containers={containers}
            clusters={topic.topic.clusters}
          />
        )}
      </div>
    </ClockOffsetProvider>
  );
}
