import type { ServingMark } from '@pilotage/fleet-common';
import type {
  ForecastObstacle,
  RolloutVerb,
} from '@pilotage/plugin-rollout-common';
import { obstacle } from '../drivers/shared/forecastReasons';

/**
 * Verbs that start a change or widen one. Pausing and rolling back are how people get out of trouble, and trouble is when a
 * cluster stops serving: a warning there would only hold up the right thing.
 */
const widening: ReadonlySet<RolloutVerb> = new Set([
  'set-image',
  'partition',
  'promote-full',
  'resume',
  'select-pods',
  'max-unavailable',
  'resume-injection',
]);

/** What the serving gate has to say before a change is made. Warns, never blocks: people decide. */
export function servingObstacles(
  cluster: string,
  verb: RolloutVerb,
  mark: ServingMark | undefined,
): readonly ForecastObstacle[] {
  if (!mark || mark.state === 'serving' || !widening.has(verb)) return [];
  const code = mark.state === 'unknown' ? 'serving-unknown' : 'not-serving';
  return [obstacle('warns', code, { cluster, reason: mark.reason })];
}
