import type { Verdict } from '@pilotage/fleet-common';
import type {
  FailureGroup,
  RolloutCounts,
} from '@pilotage/plugin-rollout-common';
import { decideVerdict } from '../shared/decideVerdict';
import { asTime } from '../shared/json';
import { verdict } from '../shared/reasons';
import type { SidecarSet } from './readSidecarSet';

/** The verdict on a SidecarSet, by the limits its controller keeps. */
export function sidecarSetVerdict(input: {
  readonly sidecarSet: SidecarSet;
  readonly counts: RolloutCounts;
  /** Pods that only a recreate moves. */
  readonly blocked: number;
  readonly failures: readonly FailureGroup[];
  /** Updated pods that are not ready though their sidecar is. */
  readonly applicationsUnready: number;
  readonly now: number;
}): Verdict {
  const { sidecarSet, counts, blocked } = input;
  if (sidecarSet.observed && counts.desired === 0) {
    return sidecarSet.strategy.injection?.paused
      ? verdict('paused', 'injection-paused', {})
      : verdict('done', 'nothing-matched', {});
  }
  const unready = Math.max(counts.updated - counts.updatedAvailable, 0);
  const { maxUnavailablePods } = sidecarSet.strategy;
  const decided = decideVerdict({
    observed: sidecarSet.observed,
    counts,
    updatedFailing: counts.failing,
    updatedMoving: unready - counts.failing,
    paused: sidecarSet.strategy.paused,
    onDelete: sidecarSet.notUpdate,
    maxUnavailablePods,
    mayStartMore: !sidecarSet.strategy.paused && unready < maxUnavailablePods,
    failures: input.failures,
    controllerSays: { type: 'nothing' },
    ageMs: input.now - asTime(sidecarSet.object.metadata.creationTimestamp),
  });
  if (decided.code === 'done' && input.applicationsUnready > 0) {
    return verdict('done', 'applications-unready', {
      ...decided.params,
      unready: input.applicationsUnready,
    });
  }
  const held =
    decided.code === 'partition-reached' || decided.code === 'partition-holds';
  if (!held) return decided;
  if (blocked > 0 && counts.updated + blocked >= counts.desired) {
    return verdict('stuck', 'needs-recreate', { ...decided.params, blocked });
  }
  return sidecarSet.selector
    ? verdict('step-done', 'selection-reached', decided.params)
    : decided;
}
