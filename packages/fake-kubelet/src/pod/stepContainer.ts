import type { Behaviour } from '../rules/behaviour';
import type { KubeletTiming } from '../timing';
import type { RoledContainer } from './containerRole';
import { endRun, finish } from './endRun';
import type { ContainerMemory, RuntimeState } from './memory';
import { plannedEnd, type PlannedEnd } from './plannedEnd';
import type { PodEvent } from './podEvents';
import { start, retryPull } from './startContainer';

/** What a step of one container depends on. */
export interface ContainerContext extends RoledContainer {
  readonly podUid: string;
  /** `name_namespace(uid)`, as the kubelet's messages call a pod. */
  readonly podName: string;
  readonly restartPolicy: string;
  readonly behaviourOf: (image: string) => Behaviour | undefined;
  /** The containers before this one are far enough. */
  readonly mayStart: boolean;
  /** Somebody asked for this container to be run anew. */
  readonly recreate: boolean;
  readonly now: number;
  readonly timing: KubeletTiming;
  /** A span varied by the seed, the same for the same container, run and span. */
  readonly vary: (span: keyof KubeletTiming, run: number) => number;
}

/** A container after one step, and what there is to tell about it. */
export interface ContainerStep {
  readonly container: ContainerMemory;
  readonly events: readonly PodEvent[];
}

/** The next thing that happens to a container by now; `undefined` when nothing does. */
export function stepContainer(
  container: ContainerMemory,
  context: ContainerContext,
): ContainerStep | undefined {
  const { state } = container;
  switch (state.is) {
    case 'created':
      return context.mayStart
        ? startWhenDue(container, state, context)
        : undefined;
    case 'pull-failing':
      return stepPullFailing(container, state, context);
    case 'running':
      return stepRunning(container, state, context);
    case 'crash-back-off':
      return stepBackOff(container, state, context);
    case 'terminated':
      return state.startAt !== undefined && context.now >= state.startAt
        ? start({ ...container, lastRun: state.run }, context)
        : undefined;
    default:
      return undefined;
  }
}

/** How the present run will end by itself, if it is running and will. */
export function endOf(
  container: ContainerMemory,
  context: ContainerContext,
): PlannedEnd | undefined {
  if (container.state.is !== 'running') return undefined;
  return plannedEnd({
    startedAt: container.state.startedAt,
    number: container.runs,
    behaviour: context.behaviourOf(container.image),
    role: context.role,
    restartPolicy: context.restartPolicy,
    timing: context.timing,
  });
}

/** A container waiting for an image starts once that image, or another one in the spec, can be had. */
function stepPullFailing(
  container: ContainerMemory,
  state: RuntimeState & { is: 'pull-failing' },
  context: ContainerContext,
): ContainerStep | undefined {
  const stillBad =
    state.image === context.spec.image &&
    context.behaviourOf(state.image) === 'image-cannot-be-pulled';
  if (!stillBad) return startWhenDue(container, state, context);
  return context.now >= state.nextTryAt
    ? retryPull(container, state, context)
    : undefined;
}

function stepRunning(
  container: ContainerMemory,
  state: RuntimeState & { is: 'running' },
  context: ContainerContext,
): ContainerStep | undefined {
  if (context.recreate) {
    return start(endRun(container, context, 'recreated'), context);
  }
  const end = endOf(container, context);
  if (end && context.now >= end.at) return finish(container, end, context);
  // A kubelet never runs a finished init container again, whatever its image.
  const drifted =
    context.role !== 'init' && context.spec.image !== container.image;
  if (drifted) return startWhenDue(container, state, context);
  if (state.startAt === undefined) return undefined;
  const { startAt: _, ...kept } = state;
  return { container: { ...container, state: kept }, events: [] };
}

/** The kubelet counts back-off per container definition: a new image does not wait for the old one's end. */
function stepBackOff(
  container: ContainerMemory,
  state: RuntimeState & { is: 'crash-back-off' },
  context: ContainerContext,
): ContainerStep | undefined {
  if (context.now >= state.startAt || context.recreate)
    return start(container, context);
  if (context.spec.image === container.image) return undefined;
  const soon = context.now + context.vary('startMs', container.runs);
  if (soon >= state.startAt) return undefined;
  return {
    container: { ...container, state: { ...state, startAt: soon } },
    events: [],
  };
}

function startWhenDue(
  container: ContainerMemory,
  state: RuntimeState & { is: 'created' | 'pull-failing' | 'running' },
  context: ContainerContext,
): ContainerStep | undefined {
  if (state.startAt === undefined) {
    const startAt = context.now + context.vary('startMs', container.runs);
    return {
      container: { ...container, state: { ...state, startAt } },
      events: [],
    };
  }
  if (context.now < state.startAt) return undefined;
  if (state.is !== 'running') return start(container, context);
  return start(endRun(container, context, 'replaced'), context);
}
