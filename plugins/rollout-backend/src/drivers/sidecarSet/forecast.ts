import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type {
  DriverForecast,
  ForecastInput,
} from '@pilotage/plugin-rollout-node';
import { partitionPods } from '../cloneSet/partition';
import { batches } from '../shared/batches';
import { diffEdits, effectiveEdits } from '../shared/edits';
import type { ForecastCode } from '../shared/forecastReasons';
import { forecastReason } from '../shared/forecastReasons';
import { runningContainers } from '../shared/podTemplate';
import { rejectedForecast } from '../shared/rejectedForecast';
import { sameValue } from '../shared/sameValue';
import { forecastApplications } from './applications';
import type { AudienceMember } from './audience';
import { audience, countPods } from './audience';
import { hashedPart } from './contents';
import type { Intended } from './intent';
import { sidecarSetIntent } from './intent';
import { sidecarSetObstacles } from './obstacles';
import type { SidecarSet } from './readSidecarSet';
import { maxUnavailablePods, readSidecarSet } from './readSidecarSet';
import { restartedContainers } from './restarted';
import { sidecarSetRevisions } from './revisions';

/** What a change will do to the pods of every application, before it is made. */
export function forecastSidecarSet(
  input: ForecastInput,
  change: RolloutChange,
): DriverForecast {
  const sidecarSet = readSidecarSet(input.workload);
  const revisions = sidecarSetRevisions(sidecarSet, input);
  const intent = sidecarSetIntent(sidecarSet, revisions, change);
  if (intent.type === 'refused') {
    return rejectedForecast(
      intent.refusal,
      Math.max(sidecarSet.matched - sidecarSet.updated, 0),
    );
  }
  const members = audience(sidecarSet, revisions, input.matched ?? [], intent);
  const changes = effectiveEdits(sidecarSet.object, intent.edits).length > 0;
  const pods = changes ? podsToMove(sidecarSet, intent, members) : 0;
  const carrying = carryingPods(members);
  const budget = moveBudget(sidecarSet, intent, carrying);
  const steps = batches(pods, budget.size);
  const applications = forecastApplications({
    members,
    pods,
    batchSize: steps.size,
    guards: input.applicationGuards ?? [],
  });
  const restarted = pods > 0 ? restartedContainers(intent, members) : [];
  const reason = changes
    ? whatHappens({ sidecarSet, intent, members, pods }, change)
    : alreadySo(change);
  return {
    mode: pods > 0 ? 'in-place' : 'none',
    ...forecastReason(reason),
    pods,
    podsLeftOld: carrying - countPods(members, 'updated') - pods,
    containersRestarted: restarted,
    containersUntouched: runningContainers(intent.contents)
      .map(({ name }) => name)
      .filter(name => !restarted.includes(name)),
    batches: steps,
    inTheWay: sidecarSetObstacles({
      sidecarSet,
      intent,
      change,
      members,
      pods,
      budget,
      changes,
      applications,
    }),
    ...(changes ? { applications } : {}),
    diff: diffEdits(sidecarSet.object, intent.edits),
  };
}

/** How many pods may be moved at once. */
export interface MoveBudget {
  readonly size: number;
  /** Pods at the goal that are not ready, and use up part of it. */
  readonly lost: number;
  readonly whole: number;
}

/** The partition is counted from the pods that wait, not from all: those that cannot be moved do not fill it. */
function podsToMove(
  sidecarSet: SidecarSet,
  intent: Intended,
  members: readonly AudienceMember[],
): number {
  if (intent.paused || sidecarSet.notUpdate) return 0;
  const kept = partitionPods(intent.partition, carryingPods(members));
  return Math.max(countPods(members, 'waiting') - kept, 0);
}

/** The controller's limit, which counts pods that carry the sidecar, less what is not ready at the goal already. */
function moveBudget(
  sidecarSet: SidecarSet,
  intent: Intended,
  carrying: number,
): MoveBudget {
  const whole = maxUnavailablePods(intent.maxUnavailable, carrying);
  const sameGoal = sameValue(
    hashedPart(intent.contents),
    hashedPart(sidecarSet.contents),
  );
  const lost = sameGoal
    ? Math.max(sidecarSet.updated - sidecarSet.updatedReady, 0)
    : 0;
  return { size: Math.max(whole - lost, 0), lost, whole };
}

function carryingPods(members: readonly AudienceMember[]): number {
  return countPods(members, 'updated', 'waiting', 'not-chosen', 'blocked');
}

function whatHappens(
  state: {
    readonly sidecarSet: SidecarSet;
    readonly intent: Intended;
    readonly members: readonly AudienceMember[];
    readonly pods: number;
  },
  { verb }: RolloutChange,
): ForecastCode {
  if (verb === 'pause-injection') return 'pauses-injection';
  if (verb === 'resume-injection') return 'resumes-injection';
  if (verb === 'pause') return 'pauses-sidecar';
  if (state.pods > 0) return 'sidecars-in-place';
  return whyNothing(state, verb);
}

/** Why a write that does change the object changes no pod. */
function whyNothing(
  {
    sidecarSet,
    intent,
    members,
  }: {
    readonly sidecarSet: SidecarSet;
    readonly intent: Intended;
    readonly members: readonly AudienceMember[];
  },
  verb: RolloutChange['verb'],
): ForecastCode {
  const waiting = countPods(members, 'waiting');
  const newContents = verb === 'set-image' || verb === 'rollback';
  if (sidecarSet.notUpdate) return 'not-update';
  if (verb === 'max-unavailable' && waiting === 0) return 'changes-limit';
  if (intent.paused) return 'paused';
  if (waiting > 0) return 'held';
  if (countPods(members, 'not-chosen') > 0) return 'no-pod-chosen';
  if (countPods(members, 'blocked') > 0) return 'all-need-recreate';
  return newContents ? 'only-new-pods' : 'nothing-waits';
}

function alreadySo({ verb }: RolloutChange): ForecastCode {
  if (verb === 'set-image') return 'same-image';
  return verb === 'rollback' ? 'same-template' : 'no-change';
}
