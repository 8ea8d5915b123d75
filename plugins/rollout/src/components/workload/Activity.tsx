import {
  formatDuration,
  formatInstant,
  useLanguage,
} from '@pilotage/fleet-react';
import type {
  OperationOutcome,
  OperationRecord,
} from '@pilotage/plugin-rollout-common';
import { memo } from 'react';
import { useT } from '../../hooks/useT';
import { actorName } from '../../model/actorName';
import styles from './WorkloadCard.module.css';

const shown = 6;

/** What was done from this portal, newest first, and what became of it. */
export const Activity = memo(
  (props: { readonly activity: readonly OperationRecord[] }) => {
    const t = useT();
    return (
      <section aria-label={t('activity.title')}>
        <h3 className={styles.smallTitle}>{t('activity.title')}</h3>
        {props.activity.length === 0 && (
          <p className={styles.strategy}>{t('activity.none')}</p>
        )}
        <ul className={styles.list}>
          {props.activity.slice(0, shown).map(operation => (
            <Operation key={operation.id} operation={operation} />
          ))}
        </ul>
      </section>
    );
  },
);

function Operation(props: { readonly operation: OperationRecord }) {
  const { operation } = props;
  const language = useLanguage();
  const time = new Intl.DateTimeFormat(language, {
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(operation.requestedAt);
  return (
    <li className={styles.operation}>
      <time
        className={styles.strategy}
        dateTime={new Date(operation.requestedAt).toISOString()}
        title={formatInstant(operation.requestedAt, language)}
      >
        {time}
      </time>
      <span>
        {operation.summary}, {actorName(operation.actor)}{' '}
        <Outcome
          outcome={operation.outcome}
          requestedAt={operation.requestedAt}
        />
      </span>
    </li>
  );
}

function Outcome(props: {
  readonly outcome: OperationOutcome;
  readonly requestedAt: number;
}) {
  const { outcome } = props;
  const t = useT();
  const language = useLanguage();
  switch (outcome.state) {
    case 'confirmed':
      return (
        <span className={styles.good}>
          ✓{' '}
          {t('activity.confirmedIn', {
            duration: formatDuration(outcome.at - props.requestedAt, language),
          })}
        </span>
      );
    case 'failed':
      return (
        <span className={styles.failing}>
          ✗ {t('activity.failedBecause', { reason: outcome.reason })}
        </span>
      );
    default:
      return (
        <span className={styles.strategy}>
          {t(`activity.${outcome.state}`)}
        </span>
      );
  }
}
