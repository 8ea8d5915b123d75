import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { LiveIndicator } from '@pilotage/fleet-react';
import { entityHealthReadPermission } from '@pilotage/plugin-cluster-health-common';
import { useEntityHealth } from '../../hooks/useEntityHealth';
import { refusalOf } from '../../model/refusal';
import { Topic } from '../shared/Topic';
import { EmptyState } from './EmptyState';
import styles from './entity.module.css';
import { EntityClusterCard } from './EntityClusterCard';

/** The Cluster health tab of a component: the clusters it runs on, and what of them touches it. */
export function EntityHealthTab() {
  const { entity } = useEntity();
  const health = useEntityHealth(stringifyEntityRef(entity));
  const { topic, sections } = health;
  return (
    <div className={styles.tab}>
      {!refusalOf(health.connection, topic !== undefined) && (
        <div className={styles.header}>
          <LiveIndicator
            connection={health.connection}
            onReconnect={health.reconnect}
          />
        </div>
      )}
      <Topic
        connection={health.connection}
        clockOffsetMs={health.clockOffsetMs}
        reconnect={health.reconnect}
        permission={entityHealthReadPermission.name}
        known={topic !== undefined}
        height={240}
      >
        {topic && sections.length === 0 && <EmptyState topic={topic.topic} />}
        {sections.map(section => (
          <EntityClusterCard
            key={section.status.cluster.name}
            section={section}
          />
        ))}
      </Topic>
    </div>
  );
}
