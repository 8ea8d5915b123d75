import type { RolloutChange } from '@pilotage/plugin-rollout-common';
import type {
  DriverForecast,
  ForecastInput,
} from '@pilotage/plugin-rollout-node';
import { batches } from '../shared/batches';
import { diffEdits, effectiveEdits } from '../shared/edits';
import type { ForecastCode } from '../shared/forecastReasons';
import { forecastReason } from '../shared/forecastReasons';
import { guardObstacles, readyPodsToChange } from '../shared/guardObstacles';
import { runningContainers } from '../shared/podTemplate';
import { tallyPods } from '../shared/podTally';
import { rejectedForecast } from '../shared/rejectedForecast';
import type { Affected } from './affected';
import { affectedPods } from './affected';
import { updateBudget } from './budget';
import { cloneSetRevisions } from './cloneSetRevisions';
import { floorMs } from '../shared/floor';
import type { Intended } from './intent';
import { cloneSetIntent } from './intent';
import { updateLimits } from './limits';
import { cloneSetPodContext } from './observe';
import type { CloneSet } from './readCloneSet';
import { readCloneSet } from './readCloneSet';
import { obstacles } from './obstacles';
import { updateMode } from './updateMode';

/** What a change will do to the pods of a CloneSet, before it is made. */
export function forecastCloneSet(
  input: ForecastInput,
  change: RolloutChange,
): DriverForecast {
  const cloneSet = readCloneSet(input.workload);
  const revisions = cloneSetRevisions(cloneSet, input);
  const context = cloneSetPodContext(cloneSet, input.now);
  const tally = tallyPods(input.pods, context);
  const intent = cloneSetIntent(cloneSet, revisions, change);
  if (intent.type === 'refused') {
    return rejectedForecast(
      intent.refusal,
      Math.max(cloneSet.replicas - tally.updated, 0),
    );
  }
  const affected = affectedPods(cloneSet, revisions, tally, intent);
  const changes = effectiveEdits(cloneSet.object, intent.edits).length > 0;
  const mode =
    affected.pods === 0 || !changes
      ? {
          mode: 'none' as const,
          ...forecastReason(
            changes
              ? whyNothing(cloneSet, intent, affected, change)
              : alreadySo(change),
          ),
          containersRestarted: [],
          containersUntouched: runningContainers(intent.template).map(
            ({ name }) => name,
          ),
        }
      : updateMode(
          cloneSet.strategy.type,
          affected.oldTemplates,
          intent.template,
        );
  const pods =
    mode.mode === 'none' || mode.mode === 'rejected' ? 0 : affected.pods;
  const onTarget = tallyPods(input.pods, {
    ...context,
    updateRevision: affected.target,
  });
  const budget = updateBudget(cloneSet, intent, onTarget.updatedFailing);
  const steps = batches(pods, budget.size);
  const limits = updateLimits(cloneSet.limits, intent.paused);
  const atLeastMs = floorMs({
    ...mode,
    batches: steps.count,
    minReadySeconds: cloneSet.strategy.minReadySeconds,
    pods: input.pods,
  });
  return {
    ...mode,
    pods,
    podsLeftOld:
      pods === affected.pods
        ? affected.podsLeftOld
        : Math.max(cloneSet.replicas - affected.updated, 0),
    batches: steps,
    ...(atLeastMs === undefined ? {} : { atLeastMs }),
    inTheWay: [
      ...obstacles(cloneSet, intent, tally, affected, budget),
      ...guardObstacles(input.guards, {
        mode: mode.mode,
        pods,
        batchSize: steps.size,
        surge: limits.maxSurgePods,
        unavailable: limits.maxUnavailablePods,
        readyPods: readyPodsToChange(input.pods, affected.target, pods),
      }),
    ],
    diff: diffEdits(cloneSet.object, intent.edits),
  };
}

/** Why a write that does change the object changes no pod. */
function whyNothing(
  cloneSet: CloneSet,
  intent: Intended,
  affected: Affected,
  { verb }: RolloutChange,
): ForecastCode {
  if (verb === 'pause') return 'pauses';
  if (cloneSet.strategy.type === 'on-delete') return 'on-delete';
  if (intent.paused) return 'paused';
  if (affected.expected === 0) return 'held';
  if (affected.updated > affected.expected) return 'does-not-go-back';
  return verb === 'resume' ? 'nothing-waits' : 'already-reached';
}

function alreadySo({ verb }: RolloutChange): ForecastCode {
  if (verb === 'set-image') return 'same-image';
  return verb === 'rollback' ? 'same-template' : 'no-change';
}
