import { Panel } from '@pilotage/fleet-react';
import type { EntityHealthSection } from '@pilotage/plugin-cluster-health-common';
import { memo } from 'react';
import { useT } from '../../hooks/useT';
import { nodeStateOf } from '../../model/nodeGroups';
import { CauseList } from '../causes/CauseList';
import { ConditionText } from '../cluster/ConditionText';
import { ServingChip } from '../cluster/ServingText';
import { EnvironmentLabel } from '../shared/EnvironmentLabel';
import textStyles from '../shared/text.module.css';
import { VerdictMark } from '../shared/VerdictMark';
import styles from './entity.module.css';
import { EntityChip } from './EntityChip';
import { PodsLine } from './PodsLine';

/** One cluster a component runs on: its state, and everything of it that touches the component. */
export const EntityClusterCard = memo(
  (props: { readonly section: EntityHealthSection }) => {
    const { section } = props;
    const { cluster, condition } = section.status;
    const t = useT();
    const seen = condition.state === 'live';
    return (
      <Panel
        title={cluster.title}
        beside={<EnvironmentLabel cluster={cluster} />}
        aside={
          <>
            <EntityChip section={section} />
            <ServingChip serving={section.serving} condition={condition} />
          </>
        }
      >
        <div className={styles.summary}>
          <p>{section.summary}</p>
          <ConditionText status={section.status} advise />
          <PodsLine pods={section.pods} seen={seen} />
        </div>
        <div className={styles.body} data-old={!seen}>
          <div className={styles.part}>
            <h3>{t('entity.causes')}</h3>
            {section.causes.length === 0 ? (
              <p className={textStyles.dim}>{t('entity.noCauses')}</p>
            ) : (
              <CauseList causes={section.causes} unseen={seen ? 0 : 1} />
            )}
          </div>
          <div className={styles.part}>
            <h3>{t('entity.nodes')}</h3>
            <Nodes section={section} seen={seen} />
            <h3>{t('entity.checks')}</h3>
            <Checks checks={section.checks} seen={seen} />
          </div>
        </div>
      </Panel>
    );
  },
);

function Nodes(props: {
  readonly section: EntityHealthSection;
  readonly seen: boolean;
}) {
  const { nodes, pods } = props.section;
  const fine = props.seen && pods.known;
  const t = useT();
  if (nodes.length === 0) {
    return (
      <p className={textStyles.dim}>
        {fine ? t('entity.nodesFine') : t('entity.nodesUnknown')}
      </p>
    );
  }
  return (
    <ul className={styles.rows}>
      {nodes.map(node => (
        <li key={node.name}>
          <span className={textStyles.mono}>{node.name}</span>{' '}
          {t(`nodeState.${nodeStateOf(node.state)}`)}
          {node.reason && ` · ${node.reason}`}{' '}
          <span className={textStyles.dim}>
            · {t('nodes.pods', { count: node.pods })}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Checks(props: {
  readonly checks: EntityHealthSection['checks'];
  readonly seen: boolean;
}) {
  const { checks, seen } = props;
  const t = useT();
  if (checks.length === 0) {
    return <p className={textStyles.dim}>{t('entity.noChecks')}</p>;
  }
  return (
    <ul className={styles.rows}>
      {checks.map(({ id, title, shown, summary }) => (
        <li key={id}>
          {/* What passed when the cluster was last seen says nothing about now. */}
          <VerdictMark verdict={seen ? shown : 'unknown'} />{' '}
          <span className={textStyles.strong}>{title}</span>{' '}
          <span className={textStyles.dim}>{summary}</span>
        </li>
      ))}
    </ul>
  );
}
