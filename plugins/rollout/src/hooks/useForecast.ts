import type { WorkloadRef } from '@pilotage/fleet-common';
import type { Forecast, RolloutChange } from '@pilotage/plugin-rollout-common';
import { useCallback, useEffect, useState } from 'react';
import { messageOf } from '../api/messageOf';
import { useRolloutPage } from './rolloutPage';

/** Typing pauses this long before the forecast is asked for. */
const debounceMs = 300;

/** What is known of the future. While a new forecast is on its way the old one stays, marked as such. */
export type ForecastState =
  /** Nothing to forecast yet: no change is described. */
  | { readonly type: 'none' }
  | { readonly type: 'asking'; readonly previous?: Forecast }
  | { readonly type: 'known'; readonly forecast: Forecast }
  | { readonly type: 'failed'; readonly message: string };

/**
 * Forecast of a change, renewed when the change does, and on demand.
 *
 * @param change - `undefined` while the form is incomplete.
 */
export function useForecast(
  workload: WorkloadRef,
  change: RolloutChange | undefined,
): { readonly state: ForecastState; readonly refresh: () => void } {
  const { api, entityRef } = useRolloutPage();
  const [state, setState] = useState<ForecastState>({ type: 'none' });
  const [round, setRound] = useState(0);
  const request = change && JSON.stringify({ entityRef, workload, change });

  useEffect(() => {
    if (request === undefined) {
      setState({ type: 'none' });
      return undefined;
    }
    let current = true;
    const settle = (next: ForecastState) => {
      if (current) setState(next);
    };
    setState(before => ({
      type: 'asking',
      ...(before.type === 'known' ? { previous: before.forecast } : {}),
      ...(before.type === 'asking' && before.previous
        ? { previous: before.previous }
        : {}),
    }));
    const timer = setTimeout(() => {
      api.forecast(JSON.parse(request)).then(
        forecast => settle({ type: 'known', forecast }),
        (error: unknown) =>
          settle({ type: 'failed', message: messageOf(error) }),
      );
    }, debounceMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, request, round]);

  const refresh = useCallback(() => setRound(before => before + 1), []);
  return { state, refresh };
}
