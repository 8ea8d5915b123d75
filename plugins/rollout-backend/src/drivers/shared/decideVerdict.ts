import type { Verdict } from '@pilotage/fleet-common';
import type {
  FailureGroup,
  RolloutCounts,
} from '@pilotage/plugin-rollout-common';
import { failureCode } from './failureCode';
import type { VerdictCode } from './reasons';
import { verdict } from './reasons';

/** A workload without pods is not yet a failure while it is this young, in milliseconds. */
const creationGraceMs = 60_000;

/** What a verdict follows from; each driver fills it by the rules of its controller. */
export interface RolloutFacts {
  readonly observed: boolean;
  readonly counts: RolloutCounts;
  /** Updated pods that fail, and those that are on their way. */
  readonly updatedFailing: number;
  readonly updatedMoving: number;
  readonly paused: boolean;
  /** Pods change only when somebody deletes them. */
  readonly onDelete: boolean;
  readonly maxUnavailablePods: number;
  /** The limits of the strategy let the controller start another pod now. */
  readonly mayStartMore: boolean;
  /** Groups of updated pods first, as `groupFailures` orders them. */
  readonly failures: readonly FailureGroup[];
  /** The controller's own statement that it is stuck, if it made one. */
  readonly controllerSays: ControllerStatement;
  /** Milliseconds since the creation of the workload. */
  readonly ageMs: number;
}

export type ControllerStatement =
  | { readonly type: 'nothing' }
  | { readonly type: 'deadline-exceeded' }
  | { readonly type: 'update-failed'; readonly message: string };

/**
 * What is true of the rollout. The order is the meaning: an unobserved spec makes every counter an old one, a finished
 * rollout is finished even while paused, and failing updated pods matter more than the step they stand on.
 */
export function decideVerdict(facts: RolloutFacts): Verdict {
  const { counts, observed } = facts;
  const say = (
    state: Verdict['state'],
    code: VerdictCode,
    more: Verdict['params'] = {},
  ) => verdict(state, code, { ...commonParams(facts), ...more });

  if (!observed) return say('progressing', 'not-observed');
  if (counts.desired === 0) {
    return counts.current === 0
      ? say('done', 'scaled-to-zero')
      : say('progressing', 'scaling');
  }
  if (counts.current === 0) {
    return facts.ageMs < creationGraceMs
      ? say('progressing', 'scaling')
      : say('degraded', 'no-pods');
  }
  if (isDone(counts)) return say('done', 'done');
  return (
    failingUpdate(facts, say) ??
    controllerStatement(facts, say) ??
    shortage(facts, say) ??
    position(facts, say)
  );
}

type Say = (
  state: Verdict['state'],
  code: VerdictCode,
  more?: Verdict['params'],
) => Verdict;

function isDone(counts: RolloutCounts): boolean {
  return (
    counts.current === counts.desired &&
    counts.updated === counts.desired &&
    counts.updatedAvailable === counts.desired
  );
}

/**
 * Failing updated pods: stuck when nothing else can move either, degraded while something moves, is paused on purpose,
 * or has already reached every pod.
 */
function failingUpdate(facts: RolloutFacts, say: Say): Verdict | undefined {
  const group = facts.failures.find(failure => failure.updatedRevision);
  if (facts.updatedFailing === 0 || !group) return undefined;
  const { counts } = facts;
  const moves =
    facts.updatedMoving > 0 ||
    (counts.updated < counts.expectedUpdated && facts.mayStartMore);
  const everywhere = counts.updated >= counts.desired;
  const state = moves || facts.paused || everywhere ? 'degraded' : 'stuck';
  return say(state, failureCode(group.cause, group.container), {
    cause: group.cause,
    container: group.container,
    image: group.image,
    pods: group.count,
  });
}

function controllerStatement(
  { controllerSays, counts, paused, updatedMoving }: RolloutFacts,
  say: Say,
): Verdict | undefined {
  const waiting = counts.updatedAvailable < counts.expectedUpdated;
  if (paused || !waiting) return undefined;
  switch (controllerSays.type) {
    case 'deadline-exceeded':
      return say('stuck', 'deadline-exceeded');
    case 'update-failed':
      // Nothing ever removes the condition, so it counts only while no pod is seen to move.
      return updatedMoving === 0
        ? say('stuck', 'update-failed', { message: controllerSays.message })
        : undefined;
    default:
      return undefined;
  }
}

function shortage(facts: RolloutFacts, say: Say): Verdict | undefined {
  const { counts, maxUnavailablePods } = facts;
  return counts.failing > maxUnavailablePods
    ? say('degraded', 'too-few-available')
    : undefined;
}

/** Where the rollout stands when nothing is wrong. */
function position(facts: RolloutFacts, say: Say): Verdict {
  const { counts } = facts;
  const stepReached = counts.updatedAvailable >= counts.expectedUpdated;
  const unfinished = counts.updated < counts.desired;
  if (facts.paused && unfinished) {
    return say('paused', stepReached ? 'paused' : 'paused-mid-step');
  }
  if (counts.updated === counts.current && counts.current !== counts.desired) {
    return say('progressing', 'scaling');
  }
  if (facts.onDelete && unfinished) return say('step-done', 'on-delete');
  if (stepReached && unfinished && counts.expectedUpdated < counts.desired) {
    return counts.expectedUpdated === 0
      ? say('step-done', 'partition-holds')
      : say('step-done', 'partition-reached', {
          percent: Math.floor((counts.updatedAvailable * 100) / counts.desired),
        });
  }
  if (counts.updated >= counts.expectedUpdated) {
    return counts.updatedAvailable < counts.expectedUpdated
      ? say('progressing', 'waiting-for-pods')
      : say('progressing', 'scaling');
  }
  if (
    !facts.mayStartMore &&
    facts.updatedMoving === 0 &&
    counts.failing > 0 &&
    counts.failing >= facts.maxUnavailablePods
  ) {
    return say('stuck', 'budget-blocks');
  }
  return say('progressing', 'updating');
}

function commonParams(facts: RolloutFacts): Verdict['params'] {
  const { counts } = facts;
  return {
    desired: counts.desired,
    current: counts.current,
    updated: counts.updated,
    updatedAvailable: counts.updatedAvailable,
    available: counts.available,
    expected: counts.expectedUpdated,
    failing: counts.failing,
    maxUnavailable: facts.maxUnavailablePods,
  };
}
