import type { ObjectMeta } from '@pilotage/fleet-node';
import type { ForecastObstacle } from '@pilotage/plugin-rollout-common';
import type { DriverForecast } from '@pilotage/plugin-rollout-node';
import { obstacle } from '../drivers/shared/forecastReasons';
import type { MetGuards } from '../guards/guardsOf';
import { specOwners } from '../views/specOwners';

/**
 * What is good to know of a change whatever the kind of the workload: who else writes this object, and which guards
 * could not be looked at. Nothing for a change that writes, or moves, nothing.
 */
export function circumstances(options: {
  readonly forecast: Pick<DriverForecast, 'mode' | 'diff' | 'pods'>;
  readonly metadata: Pick<ObjectMeta, 'labels' | 'annotations'>;
  readonly guards: Pick<MetGuards, 'unread'>;
}): readonly ForecastObstacle[] {
  const { mode, diff, pods } = options.forecast;
  if (mode === 'rejected') return [];
  const owners = diff.length > 0 ? specOwners(options.metadata) : [];
  const unread = pods > 0 ? options.guards.unread : [];
  return [
    ...owners.map(({ name, detail }) =>
      obstacle('note', 'spec-owner', { owner: name, detail }),
    ),
    ...unread.map(({ kind, reason }) =>
      obstacle('note', 'guard-not-read', { kind, reason }),
    ),
  ];
}
