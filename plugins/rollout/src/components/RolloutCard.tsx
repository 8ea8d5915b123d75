import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Skeleton } from '@backstage/ui';
import { ClockOffsetProvider, LiveIndicator } from '@pilotage/fleet-react';
import { useMemo } from 'react';
import { useRolloutTopic } from '../hooks/useRolloutTopic';
import { useT } from '../hooks/useT';
import { nothingFound } from '../model/nothingFound';
import { inPageOrder } from '../model/order';
import styles from './RolloutCard.module.css';
import { CardLine } from './CardLine';

/** The rollout of an entity in one line per workload and cluster. */
export function RolloutCard() {
  const { entity } = useEntity();
  const t = useT();
  const { topic, connection, clockOffsetMs, reconnect } = useRolloutTopic(
    stringifyEntityRef(entity),
  );
  const sections = useMemo(
    () => inPageOrder(topic?.sections.values() ?? []),
    [topic?.sections],
  );
  return (
    <ClockOffsetProvider offsetMs={clockOffsetMs}>
      <Card>
        <CardHeader>
          <div className={styles.header}>
            <h2 className={styles.title}>{t('card.title')}</h2>
            <LiveIndicator connection={connection} onReconnect={reconnect} />
          </div>
        </CardHeader>
        <CardBody>
          {topic === undefined && (
            <div role="status" aria-label={t('loading')}>
              <Skeleton width="100%" height={60} />
            </div>
          )}
          {topic && nothingFound(sections) ? (
            <p className={styles.none}>
              {t('card.none', {
                clusters: topic.topic.lookup.clusters.join(', '),
              })}
            </p>
          ) : (
            <ul className={styles.lines}>
              {sections.map(({ key, section }) => (
                <CardLine key={key} section={section} />
              ))}
            </ul>
          )}
        </CardBody>
      </Card>
    </ClockOffsetProvider>
  );
}
