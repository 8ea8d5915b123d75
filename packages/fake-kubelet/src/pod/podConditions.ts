import { apiTime } from './apiTime';
import type { ContainerStatus, Pod, PodCondition } from './podTypes';

/**
 * The conditions a kubelet owns. Ready needs all containers and every readiness gate; the gates' own conditions are
 * left to whoever set them.
 */
export function podConditions(
  pod: Pod,
  state: {
    readonly initialized: boolean;
    readonly containers: readonly ContainerStatus[];
    /** `Succeeded` and `Failed` make a pod unready whatever its gates say. */
    readonly phase: string;
    readonly now: number;
  },
): readonly PodCondition[] {
  const present = new Map(
    (pod.status?.conditions ?? []).map(entry => [entry.type, entry]),
  );
  const condition = (type: string, why: Unmet | undefined): PodCondition => {
    const before = present.get(type);
    const status = why ? 'False' : 'True';
    return {
      type,
      status,
      lastTransitionTime:
        before?.status === status && before.lastTransitionTime
          ? before.lastTransitionTime
          : apiTime(state.now),
      ...why,
    };
  };
  const containers = unreadyContainers(state.phase, state.containers);
  return [
    condition('PodReadyToStartContainers', undefined),
    condition(
      'Initialized',
      state.initialized
        ? undefined
        : {
            reason: 'ContainersNotInitialized',
            message: 'containers with incomplete status',
          },
    ),
    condition('ContainersReady', containers),
    condition('Ready', containers ?? closedGates(pod, present)),
  ];
}

interface Unmet {
  readonly reason: string;
  readonly message?: string;
}

function unreadyContainers(
  phase: string,
  containers: readonly ContainerStatus[],
): Unmet | undefined {
  if (phase === 'Succeeded') return { reason: 'PodCompleted' };
  if (phase === 'Failed') return { reason: 'PodFailed' };
  const unready = containers
    .filter(({ ready }) => !ready)
    .map(({ name }) => name);
  if (unready.length === 0) return undefined;
  return {
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${unready.join(' ')}]`,
  };
}

function closedGates(
  pod: Pod,
  present: ReadonlyMap<string, PodCondition>,
): Unmet | undefined {
  const messages = (pod.spec.readinessGates ?? []).flatMap(
    ({ conditionType }) => {
      const gate = present.get(conditionType);
      if (!gate) {
        return [
          `corresponding condition of pod readiness gate "${conditionType}" does not exist.`,
        ];
      }
      return gate.status === 'True'
        ? []
        : [
            `the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`,
          ];
    },
  );
  return messages.length === 0
    ? undefined
    : { reason: 'ReadinessGatesNotReady', message: messages.join(', ') };
}
