import type { ForecastObstacle } from '@pilotage/plugin-rollout-common';
import { obstacle } from '../shared/forecastReasons';
import type { PodTally } from '../shared/podTally';
import { sameValue } from '../shared/sameValue';
import type { Affected } from './affected';
import type { Budget } from './budget';
import type { Intended } from './intent';
import { updateLimits } from './limits';
import type { CloneSet } from './readCloneSet';

/** What slows or blocks a change, or is good to know before it. */
export function obstacles(
  cloneSet: CloneSet,
  intent: Intended,
  tally: PodTally,
  affected: Affected,
  budget: Budget,
): readonly ForecastObstacle[] {
  const found: ForecastObstacle[] = [];
  const sameTemplate = sameValue(intent.template, cloneSet.template);
  if (!cloneSet.observed) found.push(obstacle('slows', 'not-observed'));
  if (
    intent.paused &&
    cloneSet.strategy.paused &&
    affected.updated < affected.expected
  ) {
    found.push(obstacle('slows', 'paused'));
  }
  if (intent.edits.length === 0 || affected.pods === 0) return found;
  if (budget.lost > 0) {
    const params = { failing: budget.lost, budget: budget.whole };
    found.push(
      budget.size > 0
        ? obstacle('slows', 'failing-pods', params)
        : obstacle('blocks', 'budget-used', params),
    );
  }
  const inFlight = tally.updated > 0 && tally.updated < cloneSet.replicas;
  if (!sameTemplate && cloneSet.observed && inFlight) {
    found.push(
      obstacle('note', 'rollout-in-flight', {
        updated: tally.updated,
        desired: cloneSet.replicas,
      }),
    );
  }
  const waiting = cloneSet.expectedUpdated - tally.updated;
  if (sameTemplate && waiting > 0 && waiting < affected.pods) {
    found.push(obstacle('note', 'step-in-flight', { waiting }));
  }
  const { maxSurgePods } = updateLimits(cloneSet.limits, intent.paused);
  if (maxSurgePods > 0) {
    found.push(obstacle('note', 'surge', { surge: maxSurgePods }));
  }
  return found;
}
