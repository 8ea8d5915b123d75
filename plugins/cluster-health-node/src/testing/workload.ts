import type { ObjectMeta, PodRow, Workload } from '@pilotage/fleet-node';
import { kubeObject } from './kubeObject';
import { podRow } from './podRow';

/** What a test says about a workload. @public */
export interface WorkloadOptions {
  /** Deployment unless set. */
  readonly kind?: 'Deployment' | 'CloneSet';
  readonly replicas?: number;
  readonly labels?: Readonly<Record<string, string>>;
  /** The pod spec of the template. */
  readonly podSpec?: unknown;
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
  readonly metadata?: Partial<ObjectMeta>;
}

/**
 * A workload that is as it should be: probes, requests, a pinned image, everything available.
 *
 * @param name - `namespace/name`.
 * @param options - what differs.
 * @public
 */
export function workload(
  name: string,
  options: WorkloadOptions = {},
): Workload {
  const { kind = 'Deployment', replicas = 2, metadata } = options;
  const [namespace = '', short = ''] = name.split('/');
  const labels = options.labels ?? { app: short };
  const probe = { httpGet: { path: '/', port: 8080 } };
  const podSpec = options.podSpec ?? {
    containers: [
      {
        name: 'main',
        image: 'registry.example/shop/cart:1.4.0',
        readinessProbe: probe,
        livenessProbe: probe,
      },
    ],
  };
  const object = kubeObject(
    kind,
    name,
    {
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: podSpec },
        ...options.spec,
      },
      status: {
        observedGeneration: 1,
        replicas,
        readyReplicas: replicas,
        availableReplicas: replicas,
        ...options.status,
      },
    },
    metadata,
  );
  const group = kind === 'CloneSet' ? 'apps.kruise.io' : 'apps';
  return {
    ref: { cluster: 'test', group, kind, namespace, name: short },
    uid: object.metadata.uid,
    apiVersion: `${group}/${kind === 'CloneSet' ? 'v1alpha1' : 'v1'}`,
    plural: `${kind.toLowerCase()}s`,
    object,
  };
}

/** Ready pods of a workload on nodes `node-a`, `node-b`, `node-c` in turn, each in a zone of its own. @public */
export function podsOf(
  owner: Workload,
  count: number,
  more: Partial<PodRow> = {},
): readonly PodRow[] {
  const { selector } = owner.object.spec as {
    readonly selector: {
      readonly matchLabels: Readonly<Record<string, string>>;
    };
  };
  return Array.from({ length: count }, (_, index) => {
    const letter = 'abc'[index % 3]!;
    return podRow(`${owner.ref.namespace}/${owner.ref.name}-${index}`, {
      owner: owner.uid,
      labels: selector.matchLabels,
      node: `node-${letter}`,
      zone: `zone-${letter}`,
      ...more,
    });
  });
}
