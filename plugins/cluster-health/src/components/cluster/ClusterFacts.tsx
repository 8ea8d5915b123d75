import { Age, Panel, useLanguage } from '@pilotage/fleet-react';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import type { ReactNode } from 'react';
import { useT } from '../../hooks/useT';
import { formatNumber } from '../../model/percent';
import { EntityLink } from '../shared/EntityLink';
import { EnvironmentLabel } from '../shared/EnvironmentLabel';
import { KnownValue } from '../shared/KnownValue';
import { ClusterChip } from './ClusterChip';
import styles from './cluster.module.css';
import { ConditionText } from './ConditionText';
import { ControlPlaneParts } from './ControlPlaneParts';
import { NodesReadyText, OnlineText } from './factTexts';
import { NodeRemarks } from './NodeRemarks';
import { ServingChip } from './ServingText';
import { ServingReason } from './ServingReason';

/** One cluster in full: how it is seen, whether it may serve and why not, its control plane, and its numbers. */
export function ClusterFacts(props: {
  readonly summary: ClusterSummary;
  /** Whether to link to its entity; not on the entity's own page. */
  readonly linked: boolean;
}) {
  const { summary, linked } = props;
  const { cluster, condition } = summary.status;
  const t = useT();
  const language = useLanguage();
  const seen = condition.state === 'live';
  return (
    <Panel
      title={cluster.title}
      beside={<EnvironmentLabel cluster={cluster} />}
      aside={
        <>
          <ClusterChip summary={summary} />
          <ServingChip serving={summary.serving} condition={condition} />
          {linked && summary.entityRef !== undefined && (
            <EntityLink entityRef={summary.entityRef}>
              {t('facts.catalog')}
            </EntityLink>
          )}
          {cluster.dashboardUrl !== undefined && (
            <a href={cluster.dashboardUrl}>{t('facts.dashboard')}</a>
          )}
        </>
      }
    >
      <div className={styles.lines}>
        <ServingReason serving={summary.serving} />
        <ConditionText status={summary.status} advise />
      </div>
      <dl className={styles.facts}>
        <Fact label={t('facts.nodes')}>
          <KnownValue value={summary.nodes} seen={seen}>
            {nodes => (
              <>
                <NodesReadyText nodes={nodes} language={language} />
                <NodeRemarks nodes={nodes} />
              </>
            )}
          </KnownValue>
        </Fact>
        <Fact label={t('facts.online')}>
          <KnownValue value={summary.online} seen={seen}>
            {rate => <OnlineText rate={rate} />}
          </KnownValue>
        </Fact>
        <Fact label={t('facts.survives')}>
          <KnownValue value={summary.survives} seen={seen}>
            {what => t(`survives.${what}`)}
          </KnownValue>
        </Fact>
        <Fact label={t('facts.pods')}>
          <KnownValue value={summary.pods} seen={seen}>
            {({ failing, total }) =>
              t('of', {
                part: formatNumber(failing, language),
                whole: formatNumber(total, language),
              })
            }
          </KnownValue>
        </Fact>
        <Fact label={t('facts.lastBackup')}>
          <KnownValue value={summary.lastBackup} seen={seen}>
            {at => t('ago', { age: <Age since={at} /> })}
          </KnownValue>
        </Fact>
        <Fact label={t('facts.version')}>
          <KnownValue value={summary.version} seen={seen}>
            {version => version}
          </KnownValue>
        </Fact>
        {cluster.region !== undefined && (
          <Fact label={t('facts.region')}>{cluster.region}</Fact>
        )}
      </dl>
      <ControlPlaneParts controlPlane={summary.controlPlane} seen={seen} />
    </Panel>
  );
}

function Fact(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
