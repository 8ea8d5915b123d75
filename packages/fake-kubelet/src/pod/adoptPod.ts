import { parseApiTime } from './apiTime';
import { roledContainers } from './containerRole';
import {
  newContainer,
  type ContainerMemory,
  type EndedRun,
  type PodMemory,
  type RuntimeState,
} from './memory';
import type { ApiTerminated, ContainerStatus, Pod } from './podTypes';

/**
 * What a kubelet that has just started can know of a pod: what its status says. So a new process takes over the
 * pods of the one before without restarting any.
 */
export function adoptPod(pod: Pod, podIP: string, now: number): PodMemory {
  const status = pod.status ?? {};
  const known = new Map(
    [
      ...(status.initContainerStatuses ?? []),
      ...(status.containerStatuses ?? []),
    ].map(container => [container.name, container]),
  );
  const containers = Object.fromEntries(
    roledContainers(pod.spec).map(({ spec }) => {
      const reported = known.get(spec.name);
      return [
        spec.name,
        reported ? adoptContainer(reported, now) : newContainer,
      ];
    }),
  );
  const initialized = status.conditions?.find(
    ({ type }) => type === 'Initialized',
  );
  return {
    startTime: parseApiTime(status.startTime, now),
    podIP: status.podIP ?? podIP,
    initialized: initialized?.status === 'True',
    containers,
  };
}

function adoptContainer(
  reported: ContainerStatus,
  now: number,
): ContainerMemory {
  const hasRun = Boolean(reported.containerID);
  const lastRun = adoptRun(reported.lastState?.terminated, reported.image, now);
  return {
    image: hasRun ? reported.image : '',
    runs: hasRun ? reported.restartCount + 1 : 0,
    failures: 0,
    state: adoptState(reported, now),
    ...(lastRun ? { lastRun } : {}),
  };
}

function adoptState(reported: ContainerStatus, now: number): RuntimeState {
  const { running, waiting, terminated } = reported.state ?? {};
  if (running) {
    return { is: 'running', startedAt: parseApiTime(running.startedAt, now) };
  }
  const run = adoptRun(terminated, reported.image, now);
  if (run) {
    return run.exitCode === 0
      ? { is: 'terminated', run }
      : { is: 'terminated', run, startAt: now };
  }
  if (waiting?.reason === 'CrashLoopBackOff') {
    return { is: 'crash-back-off', startAt: now };
  }
  return { is: 'created' };
}

function adoptRun(
  terminated: ApiTerminated | undefined,
  image: string,
  now: number,
): EndedRun | undefined {
  if (!terminated) return undefined;
  return {
    image,
    containerID: terminated.containerID ?? '',
    startedAt: parseApiTime(terminated.startedAt, now),
    finishedAt: parseApiTime(terminated.finishedAt, now),
    exitCode: terminated.exitCode,
    reason: terminated.reason ?? '',
  };
}
