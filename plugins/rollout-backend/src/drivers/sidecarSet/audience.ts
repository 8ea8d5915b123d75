import type { PodGroup } from '@pilotage/fleet-node';
import type { DriverInput, MatchedPods } from '@pilotage/plugin-rollout-node';
import { matchesLabels } from '../../guards/matchesLabels';
import type { JsonRecord } from '../shared/json';
import { asRecord, asString } from '../shared/json';
import { runningContainers } from '../shared/podTemplate';
import type { SidecarContents } from './contents';
import { markOf } from './matches';
import type { SidecarSet } from './readSidecarSet';
import { readSidecarSet } from './readSidecarSet';
import type { SidecarRevision } from './revisions';
import { hashesOf } from './revisions';

/**
 * Where some pods stand towards a goal of a SidecarSet.
 *
 * - `updated`: at the goal.
 * - `waiting`: can be moved in place, and may be.
 * - `not-chosen`: can be moved, but the strategy's selector leaves them out.
 * - `blocked`: more than images differ; only a recreate moves them.
 * - `not-injected`: selected, but without the sidecar.
 */
export type Standing =
  | 'updated'
  | 'waiting'
  | 'not-chosen'
  | 'blocked'
  | 'not-injected';

/** One group of pods with its standing. */
export interface AudienceMember extends MatchedPods {
  readonly standing: Standing;
}

/** What pods are judged against. */
export interface AudienceGoal {
  readonly contents: SidecarContents;
  /** Only pods with these labels may be moved. */
  readonly selector?: JsonRecord | undefined;
}

/**
 * Judges every matched group as the controller would: by the hash the pod carries, never by its images. Pods that are
 * not selected any more are left out, as it leaves them alone.
 */
export function audience(
  sidecarSet: SidecarSet,
  revisions: readonly SidecarRevision[],
  matched: readonly MatchedPods[],
  goal: AudienceGoal,
): readonly AudienceMember[] {
  const target = hashesOf(goal.contents, sidecarSet, revisions);
  const withoutImage = new Map(
    [sidecarSet, ...revisions].map(({ hash, ...revision }) => [
      hash,
      revision.hashWithoutImage,
    ]),
  );
  // A change of images alone leaves the other hash as it is, also of a revision that is still to come.
  const wanted =
    target.hash === '' ? sidecarSet.hashWithoutImage : target.hashWithoutImage;
  const standing = (group: PodGroup): Standing => {
    const mark = markOf(group, sidecarSet.name);
    if (!mark) return 'not-injected';
    if (mark.hash === target.hash) return 'updated';
    const own = withoutImage.get(mark.hash);
    const blocked =
      own === undefined
        ? group.sidecars?.blocked.includes(sidecarSet.name) === true
        : own !== wanted;
    if (blocked || !hasContainers(group, goal.contents)) return 'blocked';
    return goal.selector && !matchesLabels(goal.selector, group.labels)
      ? 'not-chosen'
      : 'waiting';
  };
  return matched
    .filter(({ selected }) => selected)
    .map(member => ({ ...member, standing: standing(member.group) }));
}

/** Pods of a standing. */
export function countPods(
  members: readonly AudienceMember[],
  ...standings: readonly Standing[]
): number {
  let pods = 0;
  for (const { group, standing } of members) {
    if (standings.includes(standing)) pods += group.pods;
  }
  return pods;
}

/** Pods at the newest revision, while some of those are not ready: the ones that can say why. */
export function troubledGroups(input: DriverInput): readonly PodGroup[] {
  const sidecarSet = readSidecarSet(input.workload);
  if (sidecarSet.updated <= sidecarSet.updatedReady) return [];
  return (input.matched ?? [])
    .map(({ group }) => group)
    .filter(group => markOf(group, sidecarSet.name)?.hash === sidecarSet.hash);
}

/** The controller passes over pods that lack a container of the SidecarSet. Hot upgrades have two under other names. */
function hasContainers(group: PodGroup, contents: SidecarContents): boolean {
  return runningContainers(contents)
    .filter(({ kind, raw }) => kind === 'container' && !isHotUpgrade(raw))
    .every(({ name }) =>
      group.containers.some(container => container.name === name),
    );
}

/** Whether pods have two containers of it, of which one works. */
export function isHotUpgrade(container: JsonRecord): boolean {
  const { upgradeType } = asRecord(container.upgradeStrategy);
  return asString(upgradeType) === 'HotUpgrade';
}
