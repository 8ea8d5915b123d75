import { Alert } from '@backstage/ui';
import {
  type Cause,
  clusterHealthReadPermission,
  type ClusterSummary,
} from '@pilotage/plugin-cluster-health-common';
import type { ReactNode } from 'react';
import type { ClusterHealth } from '../../hooks/useClusterHealth';
import { useT } from '../../hooks/useT';
import { CauseList } from '../causes/CauseList';
import { InspectionPanel } from '../inspection/InspectionPanel';
import { NodePanel } from '../nodes/NodePanel';
import { Panel } from '../shared/Panel';
import { Topic } from '../shared/Topic';
import { TransitionsPanel } from '../transitions/TransitionsPanel';
import styles from './cluster.module.css';
import { ClusterFacts } from './ClusterFacts';

/**
 * Everything about one cluster.
 *
 * @param props.beside - what stands before the details, beside the nodes: a page of all clusters puts their causes there.
 *   Without it the causes of this cluster follow its facts.
 */
export function ClusterDetail(props: {
  readonly health: ClusterHealth;
  readonly linked: boolean;
  readonly beside?: ReactNode;
}) {
  const { health, linked, beside } = props;
  const { topic, summary } = health;
  const found = topic && summary && topic.topic.found;
  const facts = summary && <ClusterFacts summary={summary} linked={linked} />;
  return (
    <>
      {!found && beside}
      <Topic
        connection={health.connection}
        clockOffsetMs={health.clockOffsetMs}
        reconnect={health.reconnect}
        permission={clusterHealthReadPermission.name}
        known={topic !== undefined}
        height={360}
      >
        {topic && !topic.topic.found && <NotFound topic={topic.topic} />}
        {found && (
          <>
            {!beside && facts}
            <div className={styles.columns}>
              {beside ?? <OwnCauses summary={summary} causes={health.causes} />}
              <NodePanel summary={summary} pools={health.pools} />
            </div>
            {beside && facts}
            <InspectionPanel
              cluster={summary.status.cluster}
              report={health.report}
              history={topic.topic.history}
            />
            <TransitionsPanel
              cluster={summary.status.cluster}
              transitions={health.transitions}
            />
          </>
        )}
      </Topic>
    </>
  );
}

function OwnCauses(props: {
  readonly summary: ClusterSummary;
  readonly causes: readonly Cause[];
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

function NotFound(props: {
  readonly topic: {
    readonly cluster: string;
    readonly tried: readonly string[];
  };
}) {
  const { cluster, tried } = props.topic;
  const t = useT();
  return (
    <Alert
      status="warning"
      icon
      title={t('problem.notFound', { cluster })}
      description={
        tried.length > 0
          ? t('problem.notFoundHelp', { tried: tried.join(', ') })
          : t('problem.notFoundNone')
      }
    />
  );
}
