import { isChanging } from './imageChange';
import type { ContainerRecord } from './podRecord';
import type { ContainerSpec, PodSpec } from './podSpec';
import { isNative } from './podSpec';
import type { ContainerStates, ContainerStatus, PodStatus } from './podStatus';
import type { ContainerRow } from './podTypes';

/** What tells whether images are being changed. */
export interface ImageHistory {
  /** Image IDs by container from before in-place updates. */
  readonly idsBefore: ReadonlyMap<string, string>;
  /** The pod's spec is as it was created. */
  readonly neverChanged: boolean;
}

/** What the model keeps of a pod's containers: native sidecars first, then the others, both in spec order. */
export function projectContainers(
  spec: PodSpec,
  status: PodStatus,
  history: ImageHistory,
): ContainerRecord[] {
  return [
    ...(spec.initContainers ?? [])
      .filter(isNative)
      .map(container =>
        containerRecord(container, status.initContainerStatuses, history, true),
      ),
    ...(spec.containers ?? []).map(container =>
      containerRecord(container, status.containerStatuses, history, false),
    ),
  ];
}

function containerRecord(
  { name, image = '' }: ContainerSpec,
  statuses: ContainerStatus[] | undefined,
  { idsBefore, neverChanged }: ImageHistory,
  native: boolean,
): ContainerRecord {
  const status = statuses?.find(candidate => candidate.name === name);
  const { waiting, terminated } = status?.state ?? {};
  const before = status?.lastState?.terminated;
  const runningImage = status?.image ?? '';
  return {
    name,
    image,
    runningImage,
    state: stateOf(status?.state),
    reason: waiting?.reason ?? terminated?.reason ?? '',
    lastReason: before?.reason ?? '',
    exitCode: terminated?.exitCode ?? before?.exitCode ?? -1,
    ready: status?.ready ?? false,
    restarts: status?.restartCount ?? 0,
    native,
    changing:
      !neverChanged &&
      isChanging({
        wanted: image,
        running: runningImage,
        runningId: status?.imageID ?? '',
        idBefore: idsBefore.get(name),
      }),
  };
}

function stateOf(states: ContainerStates | undefined): ContainerRow['state'] {
  if (states?.waiting) return 'waiting';
  if (states?.running) return 'running';
  return states?.terminated ? 'terminated' : 'unknown';
}
