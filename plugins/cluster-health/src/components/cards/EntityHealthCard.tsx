import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { entityHealthReadPermission } from '@pilotage/plugin-cluster-health-common';
import { useEntityHealth } from '../../hooks/useEntityHealth';
import { useT } from '../../hooks/useT';
import { EntityChip } from '../entity/EntityChip';
import { EnvironmentLabel } from '../shared/EnvironmentLabel';
import textStyles from '../shared/text.module.css';
import { Topic } from '../shared/Topic';
import { CardFrame } from './CardFrame';
import styles from './cards.module.css';

/** What the clusters mean for a component, in one line per cluster. */
export function EntityHealthCard() {
  const { entity } = useEntity();
  const t = useT();
  const health = useEntityHealth(stringifyEntityRef(entity));
  const { topic, sections } = health;
  return (
    <CardFrame
      title={t('card.entity')}
      connection={health.connection}
      onReconnect={health.reconnect}
      known={topic !== undefined}
    >
      <Topic
        connection={health.connection}
        clockOffsetMs={health.clockOffsetMs}
        reconnect={health.reconnect}
        permission={entityHealthReadPermission.name}
        known={topic !== undefined}
        height={60}
      >
        {topic && sections.length === 0 && (
          <p className={textStyles.dim}>
            {t('card.none', { clusters: topic.topic.clusters.join(', ') })}
          </p>
        )}
        <ul className={styles.lines}>
          {sections.map(section => {
            const { cluster } = section.status;
            return (
              <li key={cluster.name}>
                <EnvironmentLabel cluster={cluster} />
                <span className={textStyles.strong}>{cluster.title}</span>
                <EntityChip section={section} />
                <span className={styles.summary}>{section.summary}</span>
              </li>
            );
          })}
        </ul>
      </Topic>
    </CardFrame>
  );
}
