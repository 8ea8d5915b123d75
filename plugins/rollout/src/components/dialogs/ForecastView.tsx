import { Button, Skeleton } from '@backstage/ui';
import { formatDuration, useLanguage } from '@pilotage/fleet-react';
import type { Forecast } from '@pilotage/plugin-rollout-common';
import type { ForecastState } from '../../hooks/useForecast';
import { reasonText } from '../../hooks/useReasonText';
import { useT } from '../../hooks/useT';
import { DiffView } from './DiffView';
import styles from './dialogs.module.css';
import { ForecastApplications } from './ForecastApplications';
import { whatHappens } from './whatHappens';

/** What will happen, before it happens. */
export function ForecastView(props: {
  readonly state: ForecastState;
  readonly onRetry: () => void;
  /** What to say while there is nothing to forecast. */
  readonly hint?: string;
}) {
  const { state } = props;
  const t = useT();
  switch (state.type) {
    case 'none':
      return <p className={styles.hint}>{props.hint}</p>;
    case 'failed':
      return (
        <div className={styles.failed} role="alert">
          {t('forecast.failed', { message: state.message })}{' '}
          <Button size="small" variant="secondary" onPress={props.onRetry}>
            {t('forecast.again')}
          </Button>
        </div>
      );
    case 'known':
      return <Known forecast={state.forecast} />;
    default:
      return state.previous ? (
        <div aria-busy="true" className={styles.renewing}>
          <Known forecast={state.previous} />
          <span role="status" className={styles.hint}>
            {t('forecast.renewing')}
          </span>
        </div>
      ) : (
        <div role="status" aria-label={t('forecast.asking')}>
          <Skeleton width="100%" height={120} />
        </div>
      );
  }
}

function Known(props: { readonly forecast: Forecast }) {
  const { forecast } = props;
  const t = useT();
  const language = useLanguage();
  const changes = forecast.mode === 'in-place' || forecast.mode === 'recreate';
  return (
    <section aria-label={t('forecast.title')}>
      <DiffView diff={forecast.diff} />
      <dl className={styles.forecast}>
        <dt>{t('forecast.whatHappens')}</dt>
        <dd>{whatHappens(t, forecast)}</dd>
        {changes && (
          <>
            <dt>{t('forecast.how')}</dt>
            <dd>
              {t('forecast.batches', {
                count: forecast.batches.count,
                size: String(forecast.batches.size),
              })}
              {forecast.podsLeftOld > 0 &&
                ` · ${t('forecast.leftOld', { count: forecast.podsLeftOld })}`}
              {` · ${reasonText(t, 'forecastReason', forecast)}`}
            </dd>
            <dt>{t('forecast.atLeast')}</dt>
            <dd>
              {forecast.atLeastMs === undefined
                ? t('forecast.noObservation')
                : t('forecast.duration', {
                    duration: formatDuration(forecast.atLeastMs, language),
                  })}
            </dd>
          </>
        )}
        <dt>{t('forecast.inTheWay')}</dt>
        <dd>
          {forecast.inTheWay.length === 0 && t('forecast.nothingInTheWay')}
          <ul className={styles.obstacles}>
            {forecast.inTheWay.map(obstacle => (
              <li key={obstacle.code + obstacle.message}>
                <span
                  className={styles.severity}
                  data-severity={obstacle.severity}
                >
                  {t(`forecast.${obstacle.severity}`)}
                </span>{' '}
                {reasonText(t, 'obstacleReason', {
                  ...obstacle,
                  reason: obstacle.message,
                })}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {forecast.applications && forecast.applications.length > 0 && (
        <ForecastApplications applications={forecast.applications} />
      )}
    </section>
  );
}
