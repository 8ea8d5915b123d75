import type { RolloutCounts } from '@pilotage/plugin-rollout-common';
import type {
  DriverInput,
  DriverObservation,
} from '@pilotage/plugin-rollout-node';
import { partitionPercent, partitionPods } from '../cloneSet/partition';
import { groupFailures } from '../shared/failures';
import { runningContainers } from '../shared/podTemplate';
import { revisionViews } from '../shared/revisions';
import { rolloutSteps } from '../shared/steps';
import type { AudienceMember } from './audience';
import { audience, countPods } from './audience';
import { markOf } from './matches';
import type { SidecarSet } from './readSidecarSet';
import { readSidecarSet } from './readSidecarSet';
import { sidecarSetRevisions } from './revisions';
import { injectedNames, unreadyPods } from './unreadyPods';
import { sidecarSetVerdict } from './verdict';

/** What is true of a SidecarSet, by the counters of its controller. */
export function observeSidecarSet(input: DriverInput): DriverObservation {
  const sidecarSet = readSidecarSet(input.workload);
  const revisions = sidecarSetRevisions(sidecarSet, input);
  const members = audience(
    sidecarSet,
    revisions,
    input.matched ?? [],
    sidecarSet,
  );
  const injected = injectedNames(sidecarSet.contents);
  const { own, theirs } = unreadyPods(injected, input.pods);
  // These pods are at its newest revision, whatever revision of their own workload they are at.
  const failures = groupFailures(own, {
    updateRevision: '',
    minReadySeconds: 0,
    now: input.now,
  })
    .filter(({ container }) => injected.has(container))
    .map(failure => ({ ...failure, updatedRevision: true }));
  const counts = withoutTheirs(
    sidecarSetCounts(sidecarSet, members, failures),
    theirs.length,
  );
  const pods = podsByRevision(sidecarSet, members);
  return {
    kind: 'SidecarSet',
    verdict: sidecarSetVerdict({
      sidecarSet,
      counts,
      blocked: countPods(members, 'blocked'),
      failures,
      applicationsUnready: theirs.length,
      now: input.now,
    }),
    observed: sidecarSet.observed,
    strategy: sidecarSet.strategy,
    counts,
    steps: rolloutSteps({
      desired: counts.desired,
      expectedUpdated: counts.expectedUpdated,
      // Counters of an older spec reach nothing.
      updatedAvailable: sidecarSet.observed ? counts.updatedAvailable : 0,
      ...stepPercent(sidecarSet),
    }),
    revisions: revisionViews(
      revisions,
      { update: sidecarSet.latestRevision, current: mostOf(pods) },
      pods,
    ),
    containers: runningContainers(sidecarSet.contents).map(
      ({ name, image }) => ({ name, image }),
    ),
    failures,
  };
}

/**
 * A pod that is not ready although all containers of the SidecarSet are is its application's trouble: it says nothing about
 * the sidecar, and counts as moved well.
 */
function withoutTheirs(counts: RolloutCounts, theirs: number): RolloutCounts {
  const { desired, updated } = counts;
  return {
    ...counts,
    ready: Math.min(desired, counts.ready + theirs),
    available: Math.min(desired, counts.available + theirs),
    updatedAvailable: Math.min(updated, counts.updatedAvailable + theirs),
  };
}

/** Counters of the status. How many pods the goal wants follows from it where the groups do not say better. */
export function sidecarSetCounts(
  sidecarSet: SidecarSet,
  members: readonly AudienceMember[],
  failures: readonly { readonly count: number }[] = [],
): RolloutCounts {
  const { matched } = sidecarSet;
  let failing = 0;
  for (const { count } of failures) failing += count;
  return {
    desired: matched,
    current: matched,
    ready: sidecarSet.ready,
    available: sidecarSet.ready,
    updated: sidecarSet.updated,
    updatedAvailable: sidecarSet.updatedReady,
    expectedUpdated: expectedUpdated(sidecarSet, members),
    failing: Math.min(
      failing,
      Math.max(sidecarSet.updated - sidecarSet.updatedReady, 0),
    ),
  };
}

/**
 * The partition is counted from the pods that still wait, so those that can never be moved come on top of it, and a pod
 * that is updated already stays so.
 */
function expectedUpdated(
  sidecarSet: SidecarSet,
  members: readonly AudienceMember[],
): number {
  const { matched, updated } = sidecarSet;
  if (sidecarSet.notUpdate) return updated;
  const held =
    partitionPods(sidecarSet.partition, matched) +
    countPods(members, 'blocked', 'not-chosen');
  return Math.max(matched - held, Math.min(updated, matched));
}

/** A share is shown as it was asked for, unless labels decide. */
function stepPercent(sidecarSet: SidecarSet): { readonly percent?: number } {
  const percent = partitionPercent(sidecarSet.partition);
  return percent === undefined || percent === 100 || sidecarSet.selector
    ? {}
    : { percent };
}

function podsByRevision(
  sidecarSet: SidecarSet,
  members: readonly AudienceMember[],
): ReadonlyMap<string, number> {
  const pods = new Map<string, number>();
  for (const { group, standing } of members) {
    // A pod may carry the newest hash and still the name of the revision before, when it was made in between.
    const revision =
      standing === 'updated'
        ? sidecarSet.latestRevision
        : markOf(group, sidecarSet.name)?.revision ?? '';
    if (revision === '') continue;
    pods.set(revision, (pods.get(revision) ?? 0) + group.pods);
  }
  return pods;
}

/** A SidecarSet has no current revision of its own; the one most pods run is what people mean. */
function mostOf(pods: ReadonlyMap<string, number>): string {
  let most = '';
  for (const [revision, count] of pods) {
    if (count > (pods.get(most) ?? 0)) most = revision;
  }
  return most;
}
