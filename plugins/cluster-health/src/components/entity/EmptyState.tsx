import { labelManifest, Panel } from '@pilotage/fleet-react';
import type { EntityHealthTopic } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import styles from './entity.module.css';

/** Nothing was found: says what was looked for, where, and how to be found. */
export function EmptyState(props: { readonly topic: EntityHealthTopic }) {
  const { labelSelector, clusters } = props.topic;
  const t = useT();
  return (
    <Panel title={t('entity.empty')}>
      <div className={styles.empty}>
        <p>{t('entity.emptyIntro')}</p>
        <dl className={styles.lookup}>
          <dt>{t('entity.selector')}</dt>
          <dd>
            <code>{labelSelector}</code>
          </dd>
          <dt>{t('entity.clusters')}</dt>
          <dd>{clusters.join(', ') || t('entity.noClusters')}</dd>
        </dl>
        <p>{t('entity.howTo')}</p>
        <pre>{labelManifest(labelSelector)}</pre>
      </div>
    </Panel>
  );
}
