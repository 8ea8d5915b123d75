import type { KubeObject } from '../access/kubeObject';
import { inPlaceStart } from './inPlaceStart';
import { controllerOf, milliseconds } from './metadata';
import type { PodRecord } from './podRecord';
import type { ContainerRow, PodRow } from './types';

interface PodSpec {
  nodeName?: string;
  initContainers?: ContainerSpec[];
  containers?: ContainerSpec[];
}

interface ContainerSpec {
  name: string;
  image?: string;
  restartPolicy?: string;
}

interface PodStatus {
  phase?: string;
  reason?: string;
  podIP?: string;
  conditions?: {
    type: string;
    status: string;
    reason?: string;
    lastTransitionTime?: string;
  }[];
  containerStatuses?: ContainerStatus[];
  initContainerStatuses?: ContainerStatus[];
}

interface ContainerStatus {
  name: string;
  image?: string;
  ready?: boolean;
  restartCount?: number;
  state?: ContainerStates;
  lastState?: ContainerStates;
}

interface ContainerStates {
  waiting?: { reason?: string };
  running?: unknown;
  terminated?: { reason?: string; exitCode?: number };
}

/** What the model keeps of a pod. */
export function projectPod(pod: KubeObject): PodRecord {
  const { metadata } = pod;
  const spec = (pod.spec ?? {}) as PodSpec;
  const status = (pod.status ?? {}) as PodStatus;
  const condition = (type: string) =>
    status.conditions?.find(candidate => candidate.type === type);

  const ready = condition('Ready');
  const inPlace = condition('InPlaceUpdateReady');
  const scheduled = condition('PodScheduled');
  const labels = metadata.labels ?? {};
  const inPlaceState =
    metadata.annotations?.['apps.kruise.io/inplace-update-state'];
  return {
    uid: metadata.uid,
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    owner: controllerOf(pod)?.uid ?? '',
    node: spec.nodeName ?? '',
    ip: status.podIP ?? '',
    phase: phaseOf(status.phase),
    revision:
      labels['controller-revision-hash'] ?? labels['pod-template-hash'] ?? '',
    lifecycle: labels['lifecycle.apps.kruise.io/state'] ?? '',
    ready: ready?.status === 'True',
    readyChangedAt: milliseconds(ready?.lastTransitionTime),
    inPlaceReady: !inPlace || inPlace.status === 'True',
    updatedInPlace: inPlaceState !== undefined,
    inPlaceStartedAt: inPlaceStart(inPlaceState),
    deleting: metadata.deletionTimestamp !== undefined,
    createdAt: milliseconds(metadata.creationTimestamp),
    reason:
      status.reason ??
      (scheduled?.status === 'False' ? scheduled.reason : undefined) ??
      '',
    containers: containersOf(spec, status),
  };
}

function containersOf(spec: PodSpec, status: PodStatus): ContainerRow[] {
  const sidecars = (spec.initContainers ?? []).filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  return [
    ...sidecars.map(container =>
      containerRow(container, status.initContainerStatuses),
    ),
    ...(spec.containers ?? []).map(container =>
      containerRow(container, status.containerStatuses),
    ),
  ];
}

function containerRow(
  spec: ContainerSpec,
  statuses: ContainerStatus[] | undefined,
): ContainerRow {
  const status = statuses?.find(({ name }) => name === spec.name);
  const { waiting, terminated } = status?.state ?? {};
  const before = status?.lastState?.terminated;
  return {
    name: spec.name,
    image: spec.image ?? '',
    runningImage: status?.image ?? '',
    state: stateOf(status?.state),
    reason: waiting?.reason ?? terminated?.reason ?? '',
    lastReason: before?.reason ?? '',
    exitCode: terminated?.exitCode ?? before?.exitCode ?? -1,
    ready: status?.ready ?? false,
    restarts: status?.restartCount ?? 0,
  };
}

function stateOf(states: ContainerStates | undefined): ContainerRow['state'] {
  if (states?.waiting) return 'waiting';
  if (states?.running) return 'running';
  return states?.terminated ? 'terminated' : 'unknown';
}

function phaseOf(phase: string | undefined): PodRow['phase'] {
  switch (phase) {
    case 'Pending':
    case 'Running':
    case 'Succeeded':
    case 'Failed':
      return phase;
    default:
      return 'Unknown';
  }
}
