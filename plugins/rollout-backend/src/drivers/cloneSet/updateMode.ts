import type { RolloutStrategy } from '@pilotage/plugin-rollout-common';
import type { DriverForecast } from '@pilotage/plugin-rollout-node';
import { forecastReason } from '../shared/forecastReasons';
import type { JsonRecord } from '../shared/json';
import { runningContainers } from '../shared/podTemplate';
import { refusal } from '../shared/refusals';
import { templateChange } from './inPlace';

/** How pods will change, and what becomes of their containers. */
export type UpdateMode = Pick<
  DriverForecast,
  'mode' | 'code' | 'reason' | 'containersRestarted' | 'containersUntouched'
>;

/**
 * How pods of the old templates get to the new one. The controller judges each pod by its own revision; when one of
 * them must be replaced, that is what is said, because nobody can tell which pods are chosen first.
 */
export function updateMode(
  type: RolloutStrategy['type'],
  oldTemplates: readonly (JsonRecord | undefined)[],
  template: JsonRecord,
): UpdateMode {
  const names = runningContainers(template).map(({ name }) => name);
  const recreate = (reason: ReturnType<typeof forecastReason>): UpdateMode => ({
    mode: 'recreate',
    ...reason,
    containersRestarted: names,
    containersUntouched: [],
  });
  if (type === 'recreate')
    return recreate(forecastReason('strategy-recreates'));

  const restarted = new Set<string>();
  for (const old of oldTemplates) {
    if (!old) return recreate(forecastReason('revision-lost'));
    const change = templateChange(old, template);
    if (change.type === 'recreate') {
      return type === 'in-place-only'
        ? {
            mode: 'rejected',
            ...refusal('in-place-only', { path: change.path }),
            containersRestarted: [],
            containersUntouched: names,
          }
        : recreate(forecastReason('change-recreates', { path: change.path }));
    }
    if (change.type === 'in-place') {
      for (const name of change.restarted) restarted.add(name);
    }
  }
  return {
    mode: 'in-place',
    ...forecastReason(
      restarted.size > 0 ? 'images-in-place' : 'metadata-in-place',
    ),
    containersRestarted: names.filter(name => restarted.has(name)),
    containersUntouched: names.filter(name => !restarted.has(name)),
  };
}
