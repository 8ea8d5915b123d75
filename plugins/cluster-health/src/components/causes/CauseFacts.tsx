import { Age, useLanguage } from '@pilotage/fleet-react';
import type { Cause } from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { EntityLink } from '../shared/EntityLink';
import textStyles from '../shared/text.module.css';
import styles from './causes.module.css';

/** How much, where, whose, since when, how often: one line. */
export function CauseFacts(props: { readonly cause: Cause }) {
  const { cause } = props;
  const t = useT();
  const language = useLanguage();
  const clusters = new Intl.ListFormat(language, { type: 'unit' }).format(
    cause.clusters.map(({ name, current }) =>
      current ? name : t('causes.notCurrent', { cluster: name }),
    ),
  );
  return (
    <p className={styles.facts}>
      {t(`causes.${cause.unit}`, { count: cause.count })}{' '}
      {t('causes.on', { clusters })} ·{' '}
      {cause.owner === undefined ? (
        <span className={textStyles.warning}>{t('causes.noOwner')}</span>
      ) : (
        <EntityLink entityRef={cause.owner} />
      )}{' '}
      · {t('causes.firstSeen', { age: <Age since={cause.firstSeen} /> })} ·{' '}
      {t('causes.lastSeen', { age: <Age since={cause.lastSeen} /> })}
      {cause.returns > 0 && (
        <> · {t('causes.returns', { count: cause.returns })}</>
      )}
    </p>
  );
}
