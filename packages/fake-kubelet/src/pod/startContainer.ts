import { backOff, type StoppedContainer } from './endRun';
import type { ContainerMemory, RuntimeState } from './memory';
import { containerEvents } from './podEvents';
import type { ContainerContext, ContainerStep } from './stepContainer';

/** Starts the next run with the image of the spec, or fails to pull it. */
export function start(
  stopped: StoppedContainer,
  context: ContainerContext,
): ContainerStep {
  const { events: before = [], ...container } = stopped;
  const { image, name } = context.spec;
  const events = containerEvents(name);
  const behaviour = context.behaviourOf(image);
  const sameImage = container.runs > 0 && image === container.image;
  if (behaviour === 'image-cannot-be-pulled' && !sameImage) {
    const state: RuntimeState = {
      is: 'pull-failing',
      image,
      backingOff: false,
      nextTryAt: context.now + context.timing.pullErrorMs,
    };
    return {
      container: { ...container, failures: 0, state },
      events: [...before, ...events.pullFailed(image)],
    };
  }
  return {
    container: {
      ...container,
      image,
      runs: container.runs + 1,
      failures: sameImage ? container.failures : 0,
      state: { is: 'running', startedAt: context.now },
    },
    events: [
      ...before,
      ...(sameImage ? events.present(image) : events.pulled(image)),
      ...events.started(),
      ...(behaviour === 'never-ready' ? events.unhealthy() : []),
    ],
  };
}

/** Goes from the failed pull to waiting, and from waiting to the next failed pull. */
export function retryPull(
  container: ContainerMemory,
  state: RuntimeState & { is: 'pull-failing' },
  context: ContainerContext,
): ContainerStep {
  const failures = state.backingOff ? container.failures + 1 : 1;
  const { startAt: _, ...kept } = state;
  const events = containerEvents(context.spec.name);
  return {
    container: {
      ...container,
      failures,
      state: {
        ...kept,
        backingOff: true,
        nextTryAt: context.now + backOff(failures, context),
      },
    },
    events: [
      ...(state.backingOff ? events.pullFailed(state.image) : []),
      ...events.pullBackOff(state.image),
    ],
  };
}
