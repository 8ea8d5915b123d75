import { useEntity } from '@backstage/plugin-catalog-react';
import { useLanguage } from '@pilotage/fleet-react';
import {
  clusterHealthReadPermission,
  type ClusterSummary,
} from '@pilotage/plugin-cluster-health-common';
import { useClusterHealth } from '../../hooks/useClusterHealth';
import { useT } from '../../hooks/useT';
import { clusterNameOf } from '../../model/clusterEntity';
import { ClusterChip } from '../cluster/ClusterChip';
import { ConditionText } from '../cluster/ConditionText';
import { ControlPlaneText, NodesReadyText } from '../cluster/factTexts';
import { ServingReason } from '../cluster/ServingReason';
import { ServingChip } from '../cluster/ServingText';
import { KnownValue } from '../shared/KnownValue';
import { Topic } from '../shared/Topic';
import { FindingsCell } from '../table/FindingsCell';
import { CardFrame } from './CardFrame';
import styles from './cards.module.css';

/** A cluster in a few lines, on the overview of its entity. */
export function ClusterSummaryCard() {
  const { entity } = useEntity();
  const t = useT();
  const cluster = clusterNameOf(entity);
  const health = useClusterHealth(cluster);
  return (
    <CardFrame
      title={t('card.cluster')}
      connection={health.connection}
      onReconnect={health.reconnect}
      known={health.topic !== undefined}
    >
      <Topic
        connection={health.connection}
        clockOffsetMs={health.clockOffsetMs}
        reconnect={health.reconnect}
        permission={clusterHealthReadPermission.name}
        known={health.topic !== undefined}
        height={90}
      >
        {health.summary ? (
          <Summary summary={health.summary} />
        ) : (
          <p>{t('card.noCluster', { cluster })}</p>
        )}
      </Topic>
    </CardFrame>
  );
}

function Summary(props: { readonly summary: ClusterSummary }) {
  const { summary } = props;
  const { condition } = summary.status;
  const t = useT();
  const language = useLanguage();
  const seen = condition.state === 'live';
  return (
    <>
      <div className={styles.chips}>
        <ClusterChip summary={summary} />
        <ServingChip serving={summary.serving} condition={condition} />
      </div>
      <ServingReason serving={summary.serving} />
      <ConditionText status={summary.status} />
      <dl className={styles.facts}>
        <div>
          <dt>{t('facts.nodes')}</dt>
          <dd>
            <KnownValue value={summary.nodes} seen={seen}>
              {nodes => <NodesReadyText nodes={nodes} language={language} />}
            </KnownValue>
          </dd>
        </div>
        <div>
          <dt>{t('facts.controlPlane')}</dt>
          <dd>
            <KnownValue value={summary.controlPlane} seen={seen}>
              {view => <ControlPlaneText view={view} />}
            </KnownValue>
          </dd>
        </div>
        <div>
          <dt>{t('card.findings')}</dt>
          <dd>
            <FindingsCell summary={summary} seen={seen} />
          </dd>
        </div>
      </dl>
    </>
  );
}
