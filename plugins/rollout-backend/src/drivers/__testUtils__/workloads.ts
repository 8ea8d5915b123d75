import type { KubeObject, PodRow, Workload } from '@pilotage/fleet-node';
import type { ForecastInput, Guard } from '@pilotage/plugin-rollout-node';
import { hour, now } from './pods';

type Fields = Readonly<Record<string, unknown>>;

export function template(
  images: Readonly<Record<string, string>> = { main: 'shop/checkout:1' },
  more: { readonly spec?: Fields; readonly metadata?: Fields } = {},
) {
  return {
    metadata: { labels: { app: 'checkout' }, ...more.metadata },
    spec: {
      containers: Object.entries(images).map(([name, image]) => ({
        name,
        image,
      })),
      ...more.spec,
    },
  };
}

export interface CloneSetFixture {
  readonly replicas?: number;
  readonly template?: Fields;
  readonly strategy?: Fields;
  readonly spec?: Fields;
  readonly status?: Fields;
  readonly metadata?: Fields;
  readonly apiVersion?: string;
}

/** An observed CloneSet with update revision `checkout-new` and InPlaceIfPossible. */
export function cloneSet(fixture: CloneSetFixture = {}): Workload {
  const apiVersion = fixture.apiVersion ?? 'apps.kruise.io/v1alpha1';
  const replicas = fixture.replicas ?? 10;
  const fields = {
    type: 'InPlaceIfPossible',
    partition: 0,
    maxUnavailable: 2,
    ...fixture.strategy,
  };
  const { type, ...rolling } = fields;
  return workload('apps.kruise.io', 'CloneSet', {
    apiVersion,
    kind: 'CloneSet',
    metadata: metadata(fixture.metadata),
    spec: {
      replicas,
      template: fixture.template ?? template(),
      updateStrategy: apiVersion.endsWith('v1alpha1')
        ? fields
        : {
            type: 'RollingUpdate',
            rollingUpdate: { podUpdatePolicy: type, ...rolling },
          },
      ...fixture.spec,
    },
    status: {
      observedGeneration: 7,
      replicas,
      updateRevision: 'checkout-new',
      currentRevision: 'checkout-old',
      ...fixture.status,
    },
  });
}

/** An observed Deployment with 25 % of both limits unless told otherwise. */
export function deployment(fixture: CloneSetFixture = {}): Workload {
  const replicas = fixture.replicas ?? 10;
  return workload('apps', 'Deployment', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(fixture.metadata),
    spec: {
      replicas,
      template: fixture.template ?? template(),
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
        ...fixture.strategy,
      },
      ...fixture.spec,
    },
    status: { observedGeneration: 7, replicas, ...fixture.status },
  });
}

export function controllerRevision(
  name: string,
  revision: number,
  revisionTemplate: Fields,
): KubeObject {
  const object = {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { ...metadata(), name, uid: name },
    data: { spec: { template: { ...revisionTemplate, $patch: 'replace' } } },
    revision,
  };
  return object;
}

export function replicaSet(
  hash: string,
  revision: number,
  revisionTemplate: {
    readonly metadata: { readonly labels: Fields };
    readonly spec: Fields;
  },
  replicas = 0,
): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      ...metadata(),
      name: `checkout-${hash}`,
      uid: hash,
      annotations: { 'deployment.kubernetes.io/revision': `${revision}` },
    },
    spec: {
      replicas,
      template: {
        ...revisionTemplate,
        metadata: {
          labels: {
            ...revisionTemplate.metadata.labels,
            'pod-template-hash': hash,
          },
        },
      },
    },
  };
}

export function input(
  of: Workload,
  pods: readonly PodRow[] = [],
  revisions: readonly KubeObject[] = [],
  guards: readonly Guard[] = [],
): ForecastInput {
  return { workload: of, pods, revisions, guards, now };
}

function metadata(more: Fields = {}) {
  return {
    name: 'checkout',
    namespace: 'shop',
    uid: 'uid-1',
    resourceVersion: '4711',
    generation: 7,
    creationTimestamp: new Date(now - 24 * hour).toISOString(),
    ...more,
  };
}

function workload(group: string, kind: string, object: KubeObject): Workload {
  return {
    ref: {
      cluster: 'prod-eu',
      group,
      kind,
      namespace: 'shop',
      name: 'checkout',
    },
    uid: object.metadata.uid,
    apiVersion: object.apiVersion ?? '',
    plural: `${kind.toLowerCase()}s`,
    object,
  };
}
