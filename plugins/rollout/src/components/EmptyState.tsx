import { Alert, Box, Button } from '@backstage/ui';
import { labelManifest } from '@pilotage/fleet-react';
import type { WorkloadLookup } from '@pilotage/plugin-rollout-common';
import { useState } from 'react';
import { useT } from '../hooks/useT';
import styles from './EmptyState.module.css';
import sectionStyles from './Section.module.css';

/** Nothing was found: says what was looked for, where, and how to be found. */
export function EmptyState(props: { readonly lookup: WorkloadLookup }) {
  const { lookup } = props;
  const t = useT();
  return (
    <Box
      as="section"
      bg="neutral"
      className={sectionStyles.card}
      aria-labelledby="rollout-empty"
    >
      <div className={styles.body}>
        <h2 id="rollout-empty" className={sectionStyles.name}>
          {t('empty.title')}
        </h2>
        {lookup.problem !== undefined && (
          <Alert
            status="danger"
            icon
            title={t('empty.problem')}
            description={lookup.problem}
          />
        )}
        <p className={styles.intro}>{t('empty.intro')}</p>
        <dl className={styles.facts}>
          <dt>{t('empty.selector')}</dt>
          <dd>
            <code>{lookup.labelSelector}</code>
          </dd>
          <dt>{t('empty.namespace')}</dt>
          <dd>{lookup.namespace ?? t('empty.anyNamespace')}</dd>
          <dt>{t('empty.clusters')}</dt>
          <dd>{lookup.clusters.join(', ') || t('empty.noClusters')}</dd>
          <dt>{t('empty.locator')}</dt>
          <dd>{lookup.serviceLocator}</dd>
          <dt>{t('empty.annotations')}</dt>
          <dd>
            <ul className={styles.annotations}>
              {lookup.annotations.map(({ name, value }) => (
                <li key={name}>
                  <code>{name}</code>:{' '}
                  {value === undefined ? (
                    <em>{t('empty.annotationAbsent')}</em>
                  ) : (
                    <code>{value}</code>
                  )}
                </li>
              ))}
            </ul>
          </dd>
        </dl>
        <p className={styles.intro}>{t('empty.howTo')}</p>
        <Manifest text={labelManifest(lookup.labelSelector)} />
      </div>
    </Box>
  );
}

function Manifest(props: { readonly text: string }) {
  const t = useT();
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(props.text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className={styles.manifest}>
      <pre>{props.text}</pre>
      <Button size="small" variant="secondary" onPress={copy}>
        {t('empty.copy')}
      </Button>
      <span role="status">{copied && t('empty.copied')}</span>
    </div>
  );
}
