import type {
  ForecastApplication,
  ForecastObstacle,
  RolloutChange,
} from '@pilotage/plugin-rollout-common';
import { obstacle } from '../shared/forecastReasons';
import type { AudienceMember } from './audience';
import { countPods } from './audience';
import type { MoveBudget } from './forecast';
import { hotUpgradeBack } from './hotUpgradeBack';
import type { Intended } from './intent';
import type { SidecarSet } from './readSidecarSet';

/** What the obstacles of a change follow from. */
export interface SidecarSetChange {
  readonly sidecarSet: SidecarSet;
  readonly intent: Intended;
  readonly change: RolloutChange;
  readonly members: readonly AudienceMember[];
  readonly pods: number;
  readonly budget: MoveBudget;
  /** Whether anything is written at all. */
  readonly changes: boolean;
  readonly applications: readonly ForecastApplication[];
}

/** What slows or blocks a change of a SidecarSet, or is good to know before it. */
export function sidecarSetObstacles(
  state: SidecarSetChange,
): readonly ForecastObstacle[] {
  const { sidecarSet, intent, changes } = state;
  const found: ForecastObstacle[] = [];
  if (!sidecarSet.observed) found.push(obstacle('slows', 'not-observed'));
  if (
    intent.paused &&
    sidecarSet.strategy.paused &&
    countPods(state.members, 'waiting') > 0
  ) {
    found.push(obstacle('slows', 'paused'));
  }
  if (!changes) return found;
  return [
    ...found,
    ...moving(state),
    ...unfinished(state),
    ...injection(state),
    ...standingAside(state),
  ];
}

function moving({
  pods,
  budget,
  applications,
}: SidecarSetChange): readonly ForecastObstacle[] {
  if (pods === 0) return [];
  const found: ForecastObstacle[] = [];
  const params = { failing: budget.lost, budget: budget.whole };
  if (budget.whole === 0) {
    found.push(obstacle('blocks', 'nothing-may-go'));
  } else if (budget.size === 0) {
    found.push(obstacle('blocks', 'budget-used', params));
  } else if (budget.lost > 0) {
    found.push(obstacle('slows', 'failing-pods', params));
  }
  const short = applications.filter(({ budgets }) =>
    budgets.some(({ severity }) => severity !== 'note'),
  ).length;
  if (short > 0) {
    found.push(
      obstacle('slows', 'application-budgets', { applications: short }),
    );
  }
  const split =
    applications.some(({ inPlace, waiting }) => inPlace > 0 && waiting > 0) &&
    applications.filter(({ inPlace, waiting }) => inPlace + waiting > 0)
      .length > 1;
  if (split) found.push(obstacle('note', 'split-estimated'));
  return found;
}

function unfinished({
  sidecarSet,
  intent,
  members,
}: SidecarSetChange): readonly ForecastObstacle[] {
  const { containers, pods } = hotUpgradeBack(sidecarSet, intent, members);
  return pods === 0
    ? []
    : [
        obstacle('warns', 'hot-upgrade-back', {
          container: containers.join(', '),
          pods,
        }),
      ];
}

/** What new pods get meanwhile. Neither a pause nor a partition keeps the newest revision from them. */
function injection({
  sidecarSet,
  intent,
  change,
}: SidecarSetChange): readonly ForecastObstacle[] {
  const { verb } = change;
  const pausing = verb === 'pause';
  const starting = verb === 'set-image' || verb === 'rollback';
  if (!pausing && !starting) return [];
  const revision = sidecarSet.strategy.injection?.pinnedRevision;
  if (intent.injectionPaused) return [obstacle('note', 'injection-paused')];
  if (revision !== undefined) {
    return [obstacle('note', 'injection-pinned', { revision })];
  }
  return [obstacle('note', pausing ? 'injection-goes-on' : 'new-pods-at-once')];
}

function standingAside({
  members,
}: SidecarSetChange): readonly ForecastObstacle[] {
  const blocked = countPods(members, 'blocked');
  const notInjected = countPods(members, 'not-injected');
  return [
    ...(blocked > 0
      ? [obstacle('note', 'needs-recreate', { pods: blocked })]
      : []),
    ...(notInjected > 0
      ? [obstacle('note', 'not-injected', { pods: notInjected })]
      : []),
  ];
}
