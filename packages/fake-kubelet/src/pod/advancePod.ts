import { roledContainers, type ContainerRole } from './containerRole';
import { newContainer, type ContainerMemory, type PodMemory } from './memory';
import type { PodEvent } from './podEvents';
import type { PodSpec } from './podTypes';
import { readiness } from './readiness';
import { endOf, stepContainer, type ContainerContext } from './stepContainer';

/** What all containers of one pod have in common for one look. */
interface PodContext
  extends Omit<
    ContainerContext,
    'spec' | 'role' | 'mayStart' | 'recreate' | 'behaviourOf' | 'vary'
  > {
  readonly behaviourOf: (
    container: string,
    image: string,
  ) => ReturnType<ContainerContext['behaviourOf']>;
  readonly vary: (
    container: string,
    ...span: Parameters<ContainerContext['vary']>
  ) => number;
  /** Names of containers somebody asked to be run anew. */
  readonly recreate: ReadonlySet<string>;
}

/** A pod brought up to now. */
export interface AdvancedPod {
  readonly memory: PodMemory;
  readonly events: readonly PodEvent[];
  /** When something will happen by itself. */
  readonly lookAgainAt?: number;
}

/**
 * Brings every container up to now, in the order in which they start: an init container waits for those before it
 * to be done, or started when they are native sidecars; the others wait for all of those.
 */
export function advancePod(
  spec: PodSpec,
  memory: PodMemory,
  context: PodContext,
): AdvancedPod {
  const containers: Record<string, ContainerMemory> = {};
  const events: PodEvent[] = [];
  const times: number[] = [];
  let mayStart = true;
  for (const { spec: container, role } of roledContainers(spec)) {
    const own: ContainerContext = {
      ...context,
      spec: container,
      role,
      mayStart: memory.initialized || mayStart,
      recreate: context.recreate.has(container.name),
      behaviourOf: image => context.behaviourOf(container.name, image),
      vary: (span, run) => context.vary(container.name, span, run),
    };
    const advanced = advanceContainer(
      memory.containers[container.name] ?? newContainer,
      own,
    );
    containers[container.name] = advanced.container;
    events.push(...advanced.events);
    times.push(...nextTimes(advanced.container, own));
    if (role !== 'app' && !isFarEnough(role, advanced.container, own))
      mayStart = false;
  }
  return {
    memory: {
      ...memory,
      containers,
      initialized: memory.initialized || mayStart,
    },
    events,
    ...(times.length > 0 ? { lookAgainAt: Math.min(...times) } : {}),
  };
}

/** More steps than any container takes at one time; a loop of steps would be a fault of ours. */
const maxSteps = 20;

function advanceContainer(before: ContainerMemory, context: ContainerContext) {
  const events: PodEvent[] = [];
  let container = before;
  let recreate = context.recreate;
  for (let steps = 0; steps < maxSteps; steps += 1) {
    const step = stepContainer(container, { ...context, recreate });
    if (!step) return { container, events };
    container = step.container;
    events.push(...step.events);
    recreate = false;
  }
  return { container, events };
}

function isFarEnough(
  role: ContainerRole,
  container: ContainerMemory,
  context: ContainerContext,
): boolean {
  const { state } = container;
  if (role === 'init')
    return state.is === 'terminated' && state.run.exitCode === 0;
  return readiness(
    container,
    context.behaviourOf(container.image),
    context.now,
    context.timing,
  ).started;
}

function nextTimes(
  container: ContainerMemory,
  context: ContainerContext,
): number[] {
  const { state } = container;
  const { changesAt } = readiness(
    container,
    context.behaviourOf(container.image),
    context.now,
    context.timing,
  );
  return [
    'startAt' in state ? state.startAt : undefined,
    state.is === 'pull-failing' ? state.nextTryAt : undefined,
    endOf(container, context)?.at,
    changesAt,
  ].filter(time => time !== undefined);
}
