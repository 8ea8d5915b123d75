import type { Pod } from '../kinds/pod';
import { toTime } from '../../apimachinery/time';

/** Labels, annotations and conditions OpenKruise keeps on pods. */
export const marks = {
  revisionHash: 'controller-revision-hash',
  templateHash: 'pod-template-hash',
  instanceId: 'apps.kruise.io/cloneset-instance-id',
  specifiedDelete: 'apps.kruise.io/specified-delete',
  lifecycleState: 'lifecycle.apps.kruise.io/state',
  lifecycleTimestamp: 'lifecycle.apps.kruise.io/timestamp',
  inPlaceState: 'apps.kruise.io/inplace-update-state',
  inPlaceGrace: 'apps.kruise.io/inplace-update-grace',
  inPlaceReady: 'InPlaceUpdateReady',
  kruiseReady: 'KruisePodReady',
} as const;

export type LifecycleState =
  | 'PreparingNormal'
  | 'Normal'
  | 'PreparingUpdate'
  | 'Updating'
  | 'Updated'
  | 'PreparingDelete';

export function lifecycleState(pod: Pod): LifecycleState | undefined {
  return pod.metadata.labels?.[marks.lifecycleState] as
    | LifecycleState
    | undefined;
}

export function withLifecycleState(
  pod: Pod,
  state: LifecycleState,
  now: number,
): Pod {
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      labels: { ...pod.metadata.labels, [marks.lifecycleState]: state },
      annotations: {
        ...pod.metadata.annotations,
        [marks.lifecycleTimestamp]: toTime(now),
      },
    },
  };
}

/** The last dash-separated segment, which is the hash of a revision's name. */
export function hashOf(revisionName: string): string {
  return revisionName.slice(revisionName.lastIndexOf('-') + 1);
}

export function isOfRevision(pod: Pod, revisionName: string): boolean {
  return (
    hashOf(pod.metadata.labels?.[marks.revisionHash] ?? '') ===
    hashOf(revisionName)
  );
}

/** Whether a readiness gate of this type is on the pod. */
export function hasGate(pod: Pick<Pod, 'spec'>, type: string): boolean {
  return (
    pod.spec.readinessGates?.some(gate => gate.conditionType === type) ?? false
  );
}
