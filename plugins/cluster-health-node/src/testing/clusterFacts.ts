import type { ClusterInfo, ClusterState } from '@pilotage/fleet-common';
import type {
  KubeObject,
  NodeRow,
  PodRow,
  Workload,
} from '@pilotage/fleet-node';
import type {
  ClusterFacts,
  Fact,
  FactKind,
  ObservedRestarts,
  Readiness,
  ServerCertificate,
} from '../facts';
import type { NotKnown } from './fact';
import { isNotKnown, known, unknown } from './fact';
import { healthyNodes, healthyObjects } from './healthyObjects';
import { testNow } from './testNow';

const day = 24 * 60 * 60 * 1000;

/** What a test says about a cluster; the rest is healthy. Everything can be `unknown()` or `absent()`. @public */
export interface ClusterFactsOptions {
  readonly cluster?: Partial<ClusterInfo>;
  readonly production?: boolean;
  /** Milliseconds since the epoch; `testNow` unless set. */
  readonly now?: number;
  readonly condition?: ClusterState;
  readonly version?: string | NotKnown;
  readonly readiness?: Partial<Readiness> | NotKnown;
  readonly certificate?: Partial<ServerCertificate> | NotKnown;
  readonly nodes?: readonly NodeRow[] | NotKnown;
  readonly pods?: readonly PodRow[] | NotKnown;
  readonly workloads?: readonly Workload[] | NotKnown;
  readonly restarts?: readonly ObservedRestarts[] | NotKnown;
  readonly sight?: Partial<ClusterFacts['sight']>;
  /** By kind, or by `group/Kind` where a kind's name is used twice. */
  readonly objects?: Readonly<Record<string, readonly KubeObject[] | NotKnown>>;
  /** Of kinds that {@link ClusterFactsOptions.objects} says nothing about; `known` and empty unless set. */
  readonly otherObjects?: NotKnown;
  /** Who owns what, for {@link ClusterFacts.ownerOf}. */
  readonly ownerOf?: ClusterFacts['ownerOf'];
}

/**
 * A healthy cluster with three ready nodes and nothing on it, changed by what the test is about.
 *
 * @example
 * ```ts
 * const facts = clusterFacts({
 *   nodes: [nodeRow('node-a', { cordoned: true })],
 *   objects: { LimitRange: unknown('forbidden') },
 * });
 * expect(myCheck.evaluate(facts).verdict).toBe('unknown');
 * ```
 * @public
 */
export function clusterFacts(options: ClusterFactsOptions = {}): ClusterFacts {
  const { now = testNow, workloads = [] } = options;
  const objects = { ...healthyObjects, ...options.objects };
  return {
    cluster: {
      name: 'test',
      title: 'Test',
      authProvider: 'serviceAccount',
      identity: 'server',
      ...options.cluster,
    },
    production: options.production ?? false,
    now,
    condition: options.condition ?? { state: 'live', since: now - day },
    version: fact(options.version ?? 'v1.34.2'),
    readiness: merged(options.readiness, {
      status: 200,
      parts: ['ping', 'etcd', 'etcd-readiness', 'informer-sync'].map(name => ({
        name,
        ok: true,
      })),
      latencyMs: 12,
      clockSkewMs: 0,
    }),
    certificate: merged(options.certificate, {
      subject: 'CN=kube-apiserver',
      issuer: 'CN=kubernetes',
      notBefore: now - 100 * day,
      notAfter: now + 265 * day,
    }),
    nodes: fact(options.nodes ?? healthyNodes),
    pods: fact(options.pods ?? []),
    workloads: fact(workloads),
    restarts: fact(options.restarts ?? []),
    sight: { notReadable: [], lastSeen: now - 1_000, ...options.sight },
    objects: ({ group, kind }: FactKind) =>
      fact(
        objects[`${group}/${kind}`] ??
          objects[kind] ??
          options.otherObjects ??
          [],
      ),
    ownerOf: options.ownerOf ?? (() => undefined),
    workloadOfOwner: uid =>
      isNotKnown(workloads)
        ? undefined
        : workloads.find(workload => workload.uid === uid),
  };
}

/**
 * A cluster of which nothing at all could be read. No check may pass on it.
 *
 * @public
 */
export function unseenClusterFacts(
  options: Pick<ClusterFactsOptions, 'production'> = {},
): ClusterFacts {
  const nothing = unknown('no answer from the cluster');
  return clusterFacts({
    ...options,
    condition: {
      state: 'unreachable',
      since: testNow - 60_000,
      reason: nothing.reason,
    },
    version: nothing,
    readiness: nothing,
    certificate: nothing,
    nodes: nothing,
    pods: nothing,
    workloads: nothing,
    restarts: nothing,
    sight: { lastSeen: undefined },
    objects: Object.fromEntries(
      Object.keys(healthyObjects).map(kind => [kind, nothing]),
    ),
    otherObjects: nothing,
  });
}

function fact<T>(value: T | NotKnown): Fact<T> {
  return isNotKnown(value) ? value : known(value);
}

function merged<T extends object>(
  value: Partial<T> | NotKnown | undefined,
  healthy: T,
): Fact<T> {
  return isNotKnown(value) ? value : known({ ...healthy, ...value });
}
