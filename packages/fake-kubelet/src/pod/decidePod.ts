import type { Behaviour } from '../rules/behaviour';
import { jittered, seededFraction } from '../seeded';
import type { KubeletTiming } from '../timing';
import { adoptPod } from './adoptPod';
import { advancePod, type AdvancedPod } from './advancePod';
import { roledContainers } from './containerRole';
import type { PodMemory } from './memory';
import type { PodEvent } from './podEvents';
import { podStatus } from './podStatus';
import type { Pod, PodStatus } from './podTypes';
import { readiness } from './readiness';
import { statusPatch } from './statusPatch';

/** Everything a kubelet's decision about one pod depends on. */
interface PodSituation {
  readonly pod: Pod;
  /** What is remembered; not set when the pod is seen for the first time. */
  readonly memory?: PodMemory;
  /** Address for a pod that has none yet. */
  readonly podIP: string;
  readonly hostIP: string;
  readonly behaviourOf: (
    container: string,
    image: string,
  ) => Behaviour | undefined;
  /** Names of containers somebody asked to be run anew. */
  readonly recreate?: ReadonlySet<string>;
  readonly now: number;
  readonly seed: string | number;
  readonly timing: KubeletTiming;
}

/** What the kubelet does about a pod now, and when it looks again without being told. */
export interface PodDecision {
  readonly action:
    | { readonly do: 'nothing' }
    | { readonly do: 'patch-status'; readonly status: Partial<PodStatus> }
    | { readonly do: 'delete' };
  readonly memory: PodMemory;
  readonly events: readonly PodEvent[];
  /** Milliseconds since the epoch. */
  readonly lookAgainAt?: number;
}

/** The kubelet's whole decision about one pod. Pure: the same situation gives the same decision. */
export function decidePod(situation: PodSituation): PodDecision {
  const { pod, now, podIP } = situation;
  const memory = situation.memory ?? adoptPod(pod, podIP, now);
  if (pod.metadata.deletionTimestamp) return decideDeletion(situation, memory);
  const phase = pod.status?.phase;
  if (phase === 'Succeeded' || phase === 'Failed') {
    return { action: { do: 'nothing' }, memory, events: [] };
  }
  const advanced = advance(situation, memory);
  const wanted = isStartingQuietly(situation, advanced)
    ? undefined
    : statusPatch(pod.status, wantedStatus(situation, advanced.memory));
  return {
    ...advanced,
    action: wanted ? { do: 'patch-status', status: wanted } : { do: 'nothing' },
  };
}

function decideDeletion(
  situation: PodSituation,
  memory: PodMemory,
): PodDecision {
  const { pod, now, timing } = situation;
  const grace = (pod.metadata.deletionGracePeriodSeconds ?? Infinity) * 1000;
  const terminatedAt =
    memory.terminatedAt ?? now + Math.min(timing.terminateMs, grace);
  const next = { memory: { ...memory, terminatedAt }, events: [] };
  return now >= terminatedAt
    ? { ...next, action: { do: 'delete' } }
    : { ...next, action: { do: 'nothing' }, lookAgainAt: terminatedAt };
}

function advance(situation: PodSituation, memory: PodMemory): AdvancedPod {
  const { pod, now, timing, seed } = situation;
  const { uid } = pod.metadata;
  return advancePod(pod.spec, memory, {
    podUid: uid,
    podName: podName(pod),
    restartPolicy: pod.spec.restartPolicy ?? 'Always',
    behaviourOf: situation.behaviourOf,
    recreate: situation.recreate ?? new Set(),
    now,
    timing,
    vary: (container, span, run) =>
      jittered(
        timing[span],
        timing.jitter,
        seededFraction(seed, uid, container, span, run),
      ),
  });
}

function wantedStatus(situation: PodSituation, memory: PodMemory): PodStatus {
  const { pod, now, timing, hostIP, behaviourOf } = situation;
  return podStatus(pod, memory, {
    now,
    hostIP,
    podName: podName(pod),
    readinessOf: (name, container) =>
      readiness(container, behaviourOf(name, container.image), now, timing),
  });
}

/** A new pod that will run within a moment is not reported before: half as many writes for a mass start. */
function isStartingQuietly(
  { pod, now, timing }: PodSituation,
  { memory, lookAgainAt }: AdvancedPod,
): boolean {
  const untouched = Object.values(memory.containers).every(
    ({ state }) => state.is === 'created',
  );
  const soon = lookAgainAt !== undefined && lookAgainAt - now <= timing.quietMs;
  return untouched && soon && roledContainers(pod.spec).length > 0;
}

function podName({ metadata }: Pod): string {
  return `${metadata.name}_${metadata.namespace ?? ''}(${metadata.uid})`;
}
