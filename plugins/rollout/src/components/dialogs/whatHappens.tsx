import type { Forecast } from '@pilotage/plugin-rollout-common';
import type { ReactNode } from 'react';
import { reasonText } from '../../hooks/useReasonText';
import type { RolloutTranslate } from '../../translation/ref';

/** First answer of a forecast: how many pods, and whether they keep what they have. */
export function whatHappens(
  t: RolloutTranslate,
  forecast: Forecast,
): ReactNode {
  const { pods, containersRestarted, containersUntouched } = forecast;
  const reason = reasonText(
    t,
    forecast.mode === 'rejected' ? 'refusalReason' : 'forecastReason',
    forecast,
  );
  switch (forecast.mode) {
    case 'in-place':
      return (
        <>
          <strong>{t('forecast.inPlace', { count: pods })}</strong>;{' '}
          {t('forecast.inPlaceDetail', {
            restarted: containersRestarted.join(', '),
          })}
          {containersUntouched.length > 0 &&
            `, ${t('forecast.untouched', {
              containers: containersUntouched.join(', '),
            })}`}
        </>
      );
    case 'recreate':
      return <strong>{t('forecast.recreate', { count: pods })}</strong>;
    case 'none':
      return (
        <>
          <strong>{t('forecast.none')}</strong>: {reason}
        </>
      );
    default:
      return <strong>{t('forecast.rejected', { reason })}</strong>;
  }
}
