import {
  clusterHealthReadPermission,
  type ClusterSummary,
} from '@pilotage/plugin-cluster-health-common';
import { Panel } from '@pilotage/fleet-react';
import type { ClusterHealth } from '../../hooks/useClusterHealth';
import { useT } from '../../hooks/useT';
import { CauseList } from '../causes/CauseList';
import { NodePanel } from '../nodes/NodePanel';
import { Topic } from '../shared/Topic';
import styles from './cluster.module.css';
import { ClusterFacts } from './ClusterFacts';
import { ClusterNotFound } from './ClusterNotFound';
import { ClusterReports } from './ClusterReports';

/** Everything about one cluster, for a page that is about nothing else. */
export function ClusterDetail(props: { readonly health: ClusterHealth }) {
  const { health } = props;
  const { topic, summary } = health;
  return (
    <Topic
      connection={health.connection}
      clockOffsetMs={health.clockOffsetMs}
      reconnect={health.reconnect}
      permission={clusterHealthReadPermission.name}
      known={topic !== undefined}
      height={360}
    >
      {topic && !topic.topic.found && <ClusterNotFound topic={topic.topic} />}
      {topic?.topic.found && summary && (
        <>
          <ClusterFacts summary={summary} linked={false} />
          <div className={styles.columns}>
            <OwnCauses summary={summary} causes={health.causes} />
            <NodePanel summary={summary} pools={health.pools} />
          </div>
          <ClusterReports
            cluster={summary.status.cluster}
            health={health}
            history={topic.topic.history}
          />
        </>
      )}
    </Topic>
  );
}

function OwnCauses(props: {
  readonly summary: ClusterSummary;
  readonly causes: ClusterHealth['causes'];
}) {
  const { cluster, condition } = props.summary.status;
  const t = useT();
  return (
    <Panel title={t('causes.titleOf', { cluster: cluster.title })}>
      <CauseList
        causes={props.causes}
        unseen={condition.state === 'live' ? 0 : 1}
      />
    </Panel>
  );
}
