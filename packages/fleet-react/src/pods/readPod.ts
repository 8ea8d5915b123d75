import {
  type ContainerState,
  containerStates,
  podColumn,
  podFlags,
  type PodState,
  podStates,
  type PodTuple,
} from '@pilotage/fleet-common';

/**
 * One pod in words, read from its tuple when somebody looks at it.
 *
 * @public
 */
export interface PodDetails {
  readonly id: number;
  readonly name: string;
  /** Empty while the pod is not scheduled. */
  readonly node: string;
  readonly zone: string;
  readonly revision: string;
  readonly state: PodState;
  readonly updated: boolean;
  readonly inPlace: boolean;
  readonly deleting: boolean;
  readonly restarts: number;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly ip: string;
  readonly reason: string;
  readonly containers: readonly {
    readonly image: string;
    readonly state: ContainerState;
  }[];
}

/**
 * Decodes a pod tuple. Unknown numbers become `unknown`, never a guess.
 *
 * @public
 */
export function readPod(
  pod: PodTuple,
  dictionary: readonly string[],
): PodDetails {
  const column = (index: number) => pod[index] ?? 0;
  const text = (index: number) => dictionary[column(index)] ?? '';
  const flags = column(podColumn.flags);
  const containers = [];
  for (let at = podColumn.containers; at < pod.length; at += 2) {
    containers.push({
      image: text(at),
      state: containerStates[column(at + 1)] ?? 'unknown',
    });
  }
  return {
    id: column(podColumn.id),
    name: text(podColumn.name),
    node: text(podColumn.node),
    zone: text(podColumn.zone),
    revision: text(podColumn.revision),
    state: podStates[column(podColumn.state)] ?? 'unknown',
    updated: (flags & podFlags.updated) !== 0,
    inPlace: (flags & podFlags.inPlace) !== 0,
    deleting: (flags & podFlags.deleting) !== 0,
    restarts: column(podColumn.restarts),
    createdAt: column(podColumn.createdAt) * 1_000,
    ip: text(podColumn.ip),
    reason: text(podColumn.reason),
    containers,
  };
}
