import type { ObjectMeta } from '@pilotage/fleet-node';
import type { ServingMark } from '@pilotage/fleet-common';
import type {
  ForecastObstacle,
  RolloutVerb,
} from '@pilotage/plugin-rollout-common';
import type { DriverForecast } from '@pilotage/plugin-rollout-node';
import { obstacle } from '../drivers/shared/forecastReasons';
import { servingObstacles } from '../gates/servingObstacles';
import type { MetGuards } from '../guards/guardsOf';
import { specOwners } from '../views/specOwners';

/**
 * What is good to know of a change whatever the kind of the workload: whether the cluster should be given work, who
 * else writes this object, and which guards could not be looked at. Nothing for a change that writes, or moves, nothing.
 */
export function circumstances(options: {
  readonly forecast: Pick<DriverForecast, 'mode' | 'diff' | 'pods'>;
  readonly metadata: Pick<ObjectMeta, 'labels' | 'annotations'>;
  readonly guards: Pick<MetGuards, 'unread'>;
  readonly target: {
    readonly cluster: string;
    readonly verb: RolloutVerb;
    /** What the serving gate says about the cluster. */
    readonly serving: ServingMark | undefined;
  };
}): readonly ForecastObstacle[] {
  const { mode, diff, pods } = options.forecast;
  if (mode === 'rejected') return [];
  const owners = diff.length > 0 ? specOwners(options.metadata) : [];
  const { cluster, verb, serving } = options.target;
  const unread = pods > 0 ? options.guards.unread : [];
  return [
    ...(diff.length > 0 ? servingObstacles(cluster, verb, serving) : []),
    ...owners.map(({ name, detail }) =>
      obstacle('note', 'spec-owner', { owner: name, detail }),
    ),
    ...unread.map(({ kind, reason }) =>
      obstacle('note', 'guard-not-read', { kind, reason }),
    ),
  ];
}
