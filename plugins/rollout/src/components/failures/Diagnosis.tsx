import { Button, Skeleton } from '@backstage/ui';
import { Age } from '@pilotage/fleet-react';
import type { PodDiagnosis } from '@pilotage/plugin-rollout-common';
import { useT } from '../../hooks/useT';
import styles from './failures.module.css';
import { useDiagnosis } from './useDiagnosis';

/** Events and last log lines of one pod, read from the cluster now. */
export function Diagnosis(props: {
  readonly workload: string;
  readonly pod: string;
  readonly container: string;
}) {
  const { state, again } = useDiagnosis(props);
  const t = useT();
  switch (state.type) {
    case 'asking':
      return (
        <div role="status" aria-label={t('diagnosis.asking')}>
          <Skeleton width="100%" height={90} />
        </div>
      );
    case 'failed':
      return (
        <p role="alert">
          {t('diagnosis.failed', { message: state.message })}{' '}
          <Button size="small" variant="secondary" onPress={again}>
            {t('diagnosis.again')}
          </Button>
        </p>
      );
    default:
      return (
        <div className={styles.diagnosis}>
          <Events events={state.diagnosis.events} />
          <Log diagnosis={state.diagnosis} />
          <Button size="small" variant="secondary" onPress={again}>
            {t('diagnosis.again')}
          </Button>
        </div>
      );
  }
}

function Events(props: { readonly events: PodDiagnosis['events'] }) {
  const t = useT();
  return (
    <section>
      <h4 className={styles.title}>{t('diagnosis.events')}</h4>
      {props.events.length === 0 && <p>{t('diagnosis.noEvents')}</p>}
      <ul className={styles.events}>
        {props.events.map(event => (
          <li key={`${event.reason} ${event.message}`}>
            <strong>{event.reason}</strong> {event.message}{' '}
            <span className={styles.dim}>
              {t('diagnosis.times', {
                count: event.count,
                age: <Age since={event.lastSeen} />,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Log(props: { readonly diagnosis: PodDiagnosis }) {
  const { log, container } = props.diagnosis;
  const t = useT();
  if (!log.available)
    return <p>{t('diagnosis.noLog', { reason: log.reason })}</p>;
  return (
    <section>
      <h4 className={styles.title}>
        {log.previous
          ? t('diagnosis.previousLog', { container })
          : t('diagnosis.log', { container })}
      </h4>
      {log.lines.length === 0 ? (
        <p>{t('diagnosis.emptyLog')}</p>
      ) : (
        <pre
          className={styles.log}
          // A scrollable region must be reachable by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          aria-label={t('diagnosis.log', { container })}
        >
          {log.lines.join('\n')}
        </pre>
      )}
    </section>
  );
}
