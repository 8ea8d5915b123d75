import type { KubeObject } from '../access/kubeObject';
import { idsBeforeUpdate } from './imageChange';
import { inPlaceStart } from './inPlaceStart';
import { controllerOf, milliseconds } from './metadata';
import { podRequests } from './podRequests';
import type { PodRecord } from './podRecord';
import type { PodSpec } from './podSpec';
import type { PodStatus } from './podStatus';
import { projectContainers } from './projectContainers';
import { sharedLabels } from './sharedLabels';
import { sidecarMarks } from './sidecarMarks';
import type { PodRow } from './podTypes';

/** What the model keeps of a pod. */
export function projectPod(pod: KubeObject): PodRecord {
  const { metadata } = pod;
  const { labels = {}, annotations = {} } = metadata;
  const spec = (pod.spec ?? {}) as PodSpec;
  const status = (pod.status ?? {}) as PodStatus;
  const condition = (type: string) =>
    status.conditions?.find(candidate => candidate.type === type);

  const ready = condition('Ready');
  const inPlace = condition('InPlaceUpdateReady');
  const scheduled = condition('PodScheduled');
  const unplaced = scheduled?.status === 'False' ? scheduled : undefined;
  const inPlaceState = annotations['apps.kruise.io/inplace-update-state'];
  return {
    uid: metadata.uid,
    name: metadata.name,
    namespace: metadata.namespace ?? '',
    owner: controllerOf(pod)?.uid ?? '',
    labels: sharedLabels(labels),
    sidecars: sidecarMarks(annotations, condition('SidecarSetUpgradable')),
    requests: podRequests(spec),
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
    deletionDueAt: milliseconds(metadata.deletionTimestamp),
    createdAt: milliseconds(metadata.creationTimestamp),
    reason: status.reason ?? unplaced?.reason ?? '',
    message: unplaced?.message ?? '',
    containers: projectContainers(spec, status, {
      idsBefore: idsBeforeUpdate(annotations),
      neverChanged: metadata.generation === 1,
    }),
  };
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
