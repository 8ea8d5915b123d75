import {
  type ContainerState,
  containerStates,
  type PodState,
  podStates,
  podFlags,
  type PodTuple,
  stringifyWorkloadRef,
  type WorkloadRef,
} from '@pilotage/fleet-common';
import type {
  RolloutFrame,
  RolloutSection,
  RolloutTopic,
  SectionCluster,
  VerbTable,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';

/** A moment all recordings agree on. */
export const recordedAt = Date.parse('2026-11-21T11:06:41Z');

/** Collects strings as the backend does; entry 0 is the empty string. */
export class Dictionary {
  readonly entries: string[] = [''];
  readonly #index = new Map<string, number>([['', 0]]);

  add(text: string): number {
    const known = this.#index.get(text);
    if (known !== undefined) return known;
    this.entries.push(text);
    this.#index.set(text, this.entries.length - 1);
    return this.entries.length - 1;
  }
}

/** What makes a recorded pod differ from an old, available one. */
export interface RecordedPod {
  readonly state?: PodState;
  readonly updated?: boolean;
  readonly reason?: string;
  readonly zone?: string;
  readonly restarts?: number;
}

const registry = 'registry.example.com/shop';
export const oldImage = `${registry}/checkout:2.3.1`;
export const newImage = `${registry}/checkout:2.4.0`;
export const sidecarImage = `${registry}/log-agent:1.7.2`;

const mainStates: Partial<Record<PodState, ContainerState>> = {
  failing: 'failing',
  available: 'running',
  ready: 'running',
};

/** A pod with the containers `main` and `log-agent`. */
export function recordPod(
  dictionary: Dictionary,
  id: number,
  pod: RecordedPod = {},
): PodTuple {
  const state = pod.state ?? 'available';
  const flags = pod.updated ? podFlags.updated + podFlags.inPlace : 0;
  const mainState = mainStates[state] ?? 'starting';
  const suffix = (id * 7919).toString(36).padStart(5, 'x').slice(-5);
  return [
    id,
    dictionary.add(`checkout-${suffix}`),
    dictionary.add(`node-${pod.zone ?? 'a'}-${id % 20}`),
    dictionary.add(pod.zone ?? 'a'),
    dictionary.add(pod.updated ? 'checkout-6b8f' : 'checkout-59d4'),
    podStates.indexOf(state),
    flags,
    pod.restarts ?? (pod.updated ? 1 : 0),
    Math.floor(recordedAt / 1_000) - 3 * 86_400,
    dictionary.add(`10.0.${id >> 8}.${id & 255}`),
    dictionary.add(pod.reason ?? ''),
    dictionary.add(pod.updated ? newImage : oldImage),
    containerStates.indexOf(mainState),
    dictionary.add(sidecarImage),
    containerStates.indexOf('running'),
  ];
}

export const allPossible: VerbTable = {
  'set-image': { possible: true },
  partition: { possible: true },
  'promote-full': { possible: true },
  pause: { possible: true },
  resume: {
    possible: false,
    code: 'not-paused',
    reason: 'it is not paused',
  },
  rollback: { possible: true },
};

export function recordCluster(
  name: string,
  overrides: Partial<SectionCluster> = {},
): SectionCluster {
  return {
    name,
    title: name,
    environment: name.startsWith('prod') ? 'prod' : 'test',
    condition: { state: 'live', since: recordedAt - 3_600_000 },
    notInstalled: [],
    ...overrides,
  };
}

export function checkoutRef(cluster: string): WorkloadRef {
  return {
    cluster,
    group: 'apps.kruise.io',
    kind: 'CloneSet',
    namespace: 'shop',
    name: 'checkout',
  };
}

/** `checkout` on a cluster: 67 pods, 20 of them updated in place, 2 failing, waiting after the step of 30 %. */
export function recordWorkload(
  cluster: SectionCluster,
  overrides: Partial<WorkloadSection> = {},
): WorkloadSection {
  return {
    type: 'workload',
    cluster,
    ref: checkoutRef(cluster.name),
    uid: `uid-${cluster.name}`,
    resourceVersion: '4711',
    verbs: allPossible,
    owners: [],
    activity: [
      {
        id: 'op-2',
        workload: checkoutRef(cluster.name),
        verb: 'partition',
        change: {
          verb: 'partition',
          target: { type: 'percent', value: 30 },
        },
        summary: 'promote to 30 %',
        actor: 'user:default/ann.lee',
        requestedAt: recordedAt - 240_000,
        outcome: { state: 'confirmed', at: recordedAt - 238_000 },
      },
      {
        id: 'op-1',
        workload: checkoutRef(cluster.name),
        verb: 'set-image',
        change: {
          verb: 'set-image',
          images: { main: newImage },
          firstStep: { type: 'percent', value: 10 },
        },
        summary: 'set image main to 2.4.0, first step 10 %',
        actor: 'user:default/ann.lee',
        requestedAt: recordedAt - 420_000,
        outcome: { state: 'confirmed', at: recordedAt - 418_000 },
      },
    ],
    observation: {
      kind: 'CloneSet',
      verdict: {
        state: 'step-done',
        code: 'partition-reached',
        reason: '20 of 67 pods are updated; the next step waits for you',
        params: { updated: 20, desired: 67 },
      },
      verdictSince: recordedAt - 240_000,
      observed: true,
      strategy: {
        type: 'in-place-if-possible',
        paused: false,
        partition: '70%',
        maxUnavailable: '10%',
        maxSurge: '0',
        maxUnavailablePods: 7,
        minReadySeconds: 0,
      },
      counts: {
        desired: 67,
        current: 67,
        ready: 65,
        available: 64,
        updated: 20,
        updatedAvailable: 17,
        expectedUpdated: 20,
        failing: 2,
      },
      steps: [
        { percent: 10, pods: 6, state: 'reached' },
        { percent: 30, pods: 20, state: 'current' },
        { percent: 60, pods: 40, state: 'ahead' },
        { percent: 100, pods: 67, state: 'ahead' },
      ],
      revisions: [
        recordRevision({
          number: 14,
          image: newImage,
          pods: 20,
          role: 'update',
          age: 420_000,
        }),
        recordRevision({
          number: 13,
          image: oldImage,
          pods: 47,
          role: 'current',
          age: 3 * 86_400_000,
        }),
        recordRevision({
          number: 11,
          image: `${registry}/checkout:2.3.0`,
          pods: 0,
          role: 'old',
          age: 9 * 86_400_000,
        }),
      ],
      containers: [
        { name: 'main', image: newImage },
        { name: 'log-agent', image: sidecarImage },
      ],
      failures: [
        {
          cause: 'CrashLoopBackOff',
          container: 'main',
          image: newImage,
          updatedRevision: true,
          pods: ['checkout-x0u4c', 'checkout-x107x'],
          count: 2,
          zones: ['b'],
          restarts: 5,
          exitCode: 1,
        },
      ],
    },
    ...overrides,
  };
}

function recordRevision(options: {
  readonly number: number;
  readonly image: string;
  readonly pods: number;
  readonly role: 'update' | 'current' | 'old' | 'both';
  readonly age: number;
}) {
  return {
    name: `checkout-rev-${options.number}`,
    number: options.number,
    images: [
      { container: 'main', image: options.image },
      { container: 'log-agent', image: sidecarImage },
    ],
    pods: options.pods,
    createdAt: recordedAt - options.age,
    role: options.role,
  };
}

/** The same workload when everything is done. */
export function recordDone(
  cluster: SectionCluster,
  pods: number,
): WorkloadSection {
  const section = recordWorkload(cluster);
  return {
    ...section,
    activity: [],
    observation: {
      ...section.observation,
      verdict: {
        state: 'done',
        code: 'done',
        reason: `All ${pods} pods run the wanted revision and are available`,
        params: { desired: pods },
      },
      verdictSince: recordedAt - 64_000_000,
      counts: {
        desired: pods,
        current: pods,
        ready: pods,
        available: pods,
        updated: pods,
        updatedAvailable: pods,
        expectedUpdated: pods,
        failing: 0,
      },
      steps: [],
      revisions: [
        recordRevision({
          number: 14,
          image: newImage,
          pods,
          role: 'both',
          age: 64_000_000,
        }),
        recordRevision({
          number: 13,
          image: oldImage,
          pods: 0,
          role: 'old',
          age: 90_000_000,
        }),
      ],
      failures: [],
    },
  };
}

/** The same workload on a cluster that is not seen now: the numbers are old, the verdict is unknown. */
export function recordLost(
  cluster: SectionCluster,
  pods: number,
): WorkloadSection {
  const section = recordDone(cluster, pods);
  return {
    ...section,
    observation: {
      ...section.observation,
      verdict: {
        state: 'unknown',
        code: 'cluster-not-seen',
        reason: `${cluster.title} is not seen`,
        params: {},
      },
      verdictSince: recordedAt - 120_000,
    },
  };
}

/** Pods of {@link recordWorkload}, spread over three zones. `total` 67 is the recorded service. */
export function recordPods(
  dictionary: Dictionary,
  options: {
    readonly total: number;
    readonly updated: number;
    readonly firstId?: number;
    readonly failing?: readonly number[];
    readonly updating?: readonly number[];
  },
): readonly PodTuple[] {
  const zones = ['a', 'b', 'c'];
  return Array.from({ length: options.total }, (_, index) => {
    const updated = index < options.updated;
    return recordPod(dictionary, (options.firstId ?? 1) + index, {
      zone: zones[index % 3] ?? 'a',
      updated,
      ...(options.failing?.includes(index) && {
        state: 'failing' as const,
        reason: 'CrashLoopBackOff',
        restarts: 5,
      }),
      ...(options.updating?.includes(index) && { state: 'updating' as const }),
    });
  });
}

export const recordedTopic: RolloutTopic = {
  entityRef: 'component:default/checkout',
  lookup: {
    labelSelector: 'backstage.io/kubernetes-id=checkout',
    clusters: ['prod-eu', 'prod-us', 'test-1'],
    serviceLocator: 'multiTenant',
    annotations: [
      { name: 'backstage.io/kubernetes-id', value: 'checkout' },
      { name: 'backstage.io/kubernetes-namespace' },
    ],
  },
  writes: { enabled: true },
};

/** A snapshot of the given sections. */
export function recordSnapshot(options: {
  readonly dictionary?: Dictionary;
  readonly topic?: Partial<RolloutTopic>;
  readonly sections: readonly {
    readonly section: RolloutSection;
    readonly pods?: readonly PodTuple[];
  }[];
  readonly at?: number;
}): Extract<RolloutFrame, { type: 'snapshot' }> {
  return {
    type: 'snapshot',
    seq: 1,
    at: options.at ?? recordedAt,
    topic: { ...recordedTopic, ...options.topic },
    dictionary: options.dictionary?.entries ?? [''],
    sections: options.sections.map(({ section, pods }) => ({
      key:
        section.type === 'workload'
          ? stringifyWorkloadRef(section.ref)
          : section.cluster.name,
      section,
      pods: pods ?? [],
    })),
  };
}

/** The page of the design picture: one rollout at 30 %, one done, one cluster out of sight, one without the kind. */
export function recordPage(): Extract<RolloutFrame, { type: 'snapshot' }> {
  const dictionary = new Dictionary();
  return recordSnapshot({
    dictionary,
    sections: [
      {
        section: recordWorkload(recordCluster('prod-eu')),
        pods: recordPods(dictionary, {
          total: 67,
          updated: 20,
          failing: [10, 13],
          updating: [17],
        }),
      },
      {
        section: recordDone(recordCluster('test-1'), 2),
        pods: recordPods(dictionary, { total: 2, updated: 2, firstId: 1_000 }),
      },
      {
        section: recordLost(
          recordCluster('prod-ap', {
            condition: {
              state: 'unreachable',
              since: recordedAt - 120_000,
              lastSeen: recordedAt - 130_000,
              reason: 'connect ETIMEDOUT 10.4.0.1:6443',
            },
          }),
          12,
        ),
        pods: recordPods(dictionary, {
          total: 12,
          updated: 12,
          firstId: 2_000,
        }),
      },
      {
        section: {
          type: 'cluster',
          state: 'none-found',
          cluster: recordCluster('test-native', {
            notInstalled: ['apps.kruise.io/clonesets'],
          }),
        },
      },
      {
        section: {
          type: 'cluster',
          state: 'not-seen',
          cluster: recordCluster('prod-gke', {
            condition: {
              state: 'sign-in-required',
              since: recordedAt - 60_000,
              provider: 'google',
            },
          }),
        },
      },
      {
        section: {
          type: 'cluster',
          state: 'not-seen',
          cluster: recordCluster('prod-us', {
            condition: {
              state: 'forbidden',
              since: recordedAt - 600_000,
              reason: 'User "portal" cannot watch clonesets.apps.kruise.io',
            },
          }),
        },
      },
    ],
  });
}
