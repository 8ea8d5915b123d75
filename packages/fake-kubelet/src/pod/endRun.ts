import { containerId } from './imageId';
import type { ContainerMemory, EndedRun } from './memory';
import type { PlannedEnd } from './plannedEnd';
import { containerEvents, type PodEvent } from './podEvents';
import type { ContainerContext, ContainerStep } from './stepContainer';

/** A running container that was stopped to make room for its next run. */
export interface StoppedContainer extends ContainerMemory {
  readonly events?: readonly PodEvent[];
}

/** Stops the present run in good order, so that another can start. */
export function endRun(
  container: ContainerMemory,
  context: ContainerContext,
  why: 'replaced' | 'recreated',
): StoppedContainer {
  const events = containerEvents(context.spec.name);
  return {
    ...container,
    lastRun: ended(container, context, {
      at: context.now,
      exitCode: 0,
      reason: 'Completed',
    }),
    failures: 0,
    events: why === 'replaced' ? events.replaced() : events.stopping(),
  };
}

/** What follows a run that ended by itself: nothing, a restart at once, or a back-off. */
export function finish(
  container: ContainerMemory,
  end: PlannedEnd,
  context: ContainerContext,
): ContainerStep {
  // Not `end.at`: a rule can make a run that began long ago end now.
  const run = ended(container, context, { ...end, at: context.now });
  if (!restarts(end, context)) {
    return {
      container: { ...container, state: { is: 'terminated', run } },
      events: [],
    };
  }
  const { timing } = context;
  // A run of twice the longest back-off counts as healthy, as in the kubelet.
  const wasHealthy = run.finishedAt - run.startedAt > 2 * timing.maxBackOffMs;
  const failures = wasHealthy ? 1 : container.failures + 1;
  if (failures === 1) {
    const startAt = run.finishedAt + timing.reconcileMs;
    return {
      container: {
        ...container,
        failures,
        state: { is: 'terminated', run, startAt },
      },
      events: [],
    };
  }
  const startAt = run.finishedAt + backOff(failures - 1, context);
  return {
    container: {
      ...container,
      failures,
      lastRun: run,
      state: { is: 'crash-back-off', startAt },
    },
    events: containerEvents(context.spec.name).crashBackOff(context.podName),
  };
}

/** The n-th wait of a back-off, from 1: doubles, up to a limit. */
export function backOff(n: number, context: ContainerContext): number {
  const { backOffMs, maxBackOffMs } = context.timing;
  return Math.min(maxBackOffMs, backOffMs * 2 ** Math.min(n - 1, 30));
}

function restarts(end: PlannedEnd, context: ContainerContext): boolean {
  const { role, restartPolicy } = context;
  if (role === 'sidecar') return true;
  if (end.exitCode !== 0) return restartPolicy !== 'Never';
  return role === 'app' && restartPolicy === 'Always';
}

function ended(
  container: ContainerMemory,
  context: ContainerContext,
  end: PlannedEnd,
): EndedRun {
  return {
    image: container.image,
    containerID: containerId(context.podUid, context.spec.name, container.runs),
    startedAt:
      container.state.is === 'running' ? container.state.startedAt : end.at,
    finishedAt: end.at,
    exitCode: end.exitCode,
    reason: end.reason,
  };
}
