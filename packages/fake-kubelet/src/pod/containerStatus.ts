import { apiTime } from './apiTime';
import { containerId, imageId } from './imageId';
import type { ContainerMemory, EndedRun } from './memory';
import { pullError } from './podEvents';
import type {
  ApiContainerState,
  ApiTerminated,
  ContainerSpec,
  ContainerStatus,
} from './podTypes';
import type { Readiness } from './readiness';

/** What else a container's status shows. */
interface StatusContext {
  readonly podUid: string;
  readonly podName: string;
  readonly readiness: Readiness;
  /** It still waits for init containers. */
  readonly waitsForInit: boolean;
  readonly isInit: boolean;
}

/**
 * The status a kubelet reports for one container. Image and imageID stay those of the last run while another
 * image cannot be pulled: OpenKruise judges by that whether an in-place update has arrived.
 */
export function containerStatus(
  spec: ContainerSpec,
  container: ContainerMemory,
  context: StatusContext,
): ContainerStatus {
  const { state, lastRun } = container;
  const hasRun = container.runs > 0;
  const isDone = state.is === 'terminated' && state.run.exitCode === 0;
  return {
    name: spec.name,
    image: hasRun ? container.image : spec.image,
    imageID: imageId(container.image),
    ...(hasRun
      ? { containerID: containerId(context.podUid, spec.name, container.runs) }
      : {}),
    ready: context.readiness.ready || (context.isInit && isDone),
    started: context.readiness.started,
    restartCount: Math.max(0, container.runs - 1),
    state: containerState(spec, container, context),
    lastState: lastRun ? { terminated: terminated(lastRun) } : {},
  };
}

function containerState(
  spec: ContainerSpec,
  { state, failures }: ContainerMemory,
  context: StatusContext,
): ApiContainerState {
  switch (state.is) {
    case 'running':
      return { running: { startedAt: apiTime(state.startedAt) } };
    case 'terminated':
      return { terminated: terminated(state.run) };
    case 'crash-back-off':
      return waiting(
        'CrashLoopBackOff',
        `back-off restarting failed container=${spec.name} pod=${context.podName}, failure ${failures}`,
      );
    case 'pull-failing':
      return state.backingOff
        ? waiting(
            'ImagePullBackOff',
            `Back-off pulling image "${state.image}": ErrImagePull: ${pullError(
              state.image,
            )}`,
          )
        : waiting('ErrImagePull', pullError(state.image));
    case 'created':
    default:
      return waiting(
        context.waitsForInit ? 'PodInitializing' : 'ContainerCreating',
      );
  }
}

function waiting(reason: string, message?: string): ApiContainerState {
  return { waiting: { reason, ...(message ? { message } : {}) } };
}

function terminated(run: EndedRun): ApiTerminated {
  return {
    exitCode: run.exitCode,
    reason: run.reason,
    startedAt: apiTime(run.startedAt),
    finishedAt: apiTime(run.finishedAt),
    ...(run.containerID ? { containerID: run.containerID } : {}),
  };
}
