import { clusterHealthReadPermission } from '@pilotage/plugin-cluster-health-common';
import type { ReactNode } from 'react';
import { useClusterHealth } from '../hooks/useClusterHealth';
import { refusalOf } from '../model/refusal';
import { ClusterFacts } from './cluster/ClusterFacts';
import { ClusterNotFound } from './cluster/ClusterNotFound';
import { ClusterReports } from './cluster/ClusterReports';
import styles from './cluster/cluster.module.css';
import { NodePanel } from './nodes/NodePanel';
import { Topic } from './shared/Topic';

/** The selected cluster on the page of all: its nodes beside the causes of the fleet, then everything else about it. */
export function SelectedCluster(props: {
  readonly name: string;
  /** Stays as it is, whichever cluster is selected. */
  readonly beside: ReactNode;
}) {
  const health = useClusterHealth(props.name);
  const { topic, summary, connection } = health;
  const known = topic !== undefined;
  const found = topic?.topic.found && summary;
  const frame = {
    connection,
    clockOffsetMs: health.clockOffsetMs,
    reconnect: health.reconnect,
    permission: clusterHealthReadPermission.name,
    known,
  };
  return (
    <>
      <div className={styles.columns}>
        {props.beside}
        <Topic {...frame} height={240}>
          {topic && !topic.topic.found && (
            <ClusterNotFound topic={topic.topic} />
          )}
          {found && <NodePanel summary={summary} pools={health.pools} />}
        </Topic>
      </div>
      {found && !refusalOf(connection, known) && (
        <Topic {...frame} height={360}>
          <ClusterFacts summary={summary} linked />
          <ClusterReports
            cluster={summary.status.cluster}
            health={health}
            history={topic.topic.history}
          />
        </Topic>
      )}
    </>
  );
}
