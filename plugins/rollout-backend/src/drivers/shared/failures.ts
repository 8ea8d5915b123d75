import type { ContainerRow, PodRow } from '@pilotage/fleet-node';
import type { FailureGroup } from '@pilotage/plugin-rollout-common';
import { failureCause } from './classifyContainer';
import type { PodContext } from './classifyPod';
import { classifyPod } from './classifyPod';
import { isFailing } from './podTally';
import { sameRevision } from './revisionLabel';

/** Names listed per group; the count says how many there are. */
const listedPods = 10;

/** A pod that is still there so long after it stopped being ready does not go by itself. Milliseconds. */
const stuckTerminatingMs = 600_000;

interface Cause {
  readonly cause: string;
  readonly container?: ContainerRow;
}

interface Group extends Omit<FailureGroup, 'pods' | 'count' | 'zones'> {
  readonly names: string[];
  readonly zones: Set<string>;
}

/** Failing pods by cause, container, image and revision: those of the update revision first, then the biggest. */
export function groupFailures(
  pods: readonly PodRow[],
  context: PodContext,
): readonly FailureGroup[] {
  const groups = new Map<string, Group>();
  for (const pod of pods) {
    for (const cause of causesOf(pod, context)) {
      addTo(groups, pod, cause, context.updateRevision);
    }
  }
  return [...groups.values()]
    .map(({ names, zones, ...rest }) => ({
      ...rest,
      pods: names.sort().slice(0, listedPods),
      count: names.length,
      zones: [...zones].sort(),
    }))
    .sort(
      (a, b) =>
        Number(b.updatedRevision) - Number(a.updatedRevision) ||
        b.count - a.count ||
        (a.cause < b.cause ? -1 : 1),
    );
}

function causesOf(pod: PodRow, context: PodContext): readonly Cause[] {
  if (pod.deleting) {
    const since = Math.max(pod.createdAt, pod.readyChangedAt);
    return !pod.ready && context.now - since > stuckTerminatingMs
      ? [{ cause: 'StuckTerminating' }]
      : [];
  }
  const judged = classifyPod(pod, context);
  if (!isFailing(judged)) return [];
  const containers = pod.containers
    .map(container => ({ cause: failureCause(container), container }))
    .filter(({ cause }) => cause !== '');
  if (containers.length > 0) return containers;
  if (judged.reason === 'NotReady') {
    return [
      {
        cause: 'NotReady',
        container: pod.containers.find(container => !container.ready),
      },
    ];
  }
  return [{ cause: judged.reason || 'NodeSilent' }];
}

function addTo(
  groups: Map<string, Group>,
  pod: PodRow,
  { cause, container }: Cause,
  updateRevision: string,
): void {
  const updatedRevision = sameRevision(pod.revision, updateRevision);
  const name = container?.name ?? '';
  const image = container?.image ?? '';
  const key = JSON.stringify([cause, name, image, updatedRevision]);
  const before = groups.get(key);
  const restarts = (before?.restarts ?? 0) + (container?.restarts ?? 0);
  const exitCode = exitCodeOf(cause, container) ?? before?.exitCode;
  const names = before?.names ?? [];
  const zones = before?.zones ?? new Set<string>();
  names.push(pod.name);
  if (pod.zone) zones.add(pod.zone);
  groups.set(key, {
    cause,
    container: name,
    image,
    updatedRevision,
    restarts,
    ...(exitCode === undefined ? {} : { exitCode }),
    names,
    zones,
  });
}

/** Only a crash has an exit code worth showing: a container that cannot pull still carries that of its last stop. */
function exitCodeOf(cause: string, container?: ContainerRow) {
  const crash = cause === 'CrashLoopBackOff' || cause === 'OOMKilled';
  return crash && container && container.exitCode >= 0
    ? container.exitCode
    : undefined;
}
