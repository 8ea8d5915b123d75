import type { V1Deployment, V1Pod } from '@kubernetes/client-node';

const image = (tag: string) => `registry.example.com/conformance/app:${tag}`;

/** A template with one container, and what a test adds to it. */
export function template(name: string, tag = '1.0.0') {
  return {
    metadata: { labels: { app: name } },
    spec: { containers: [{ name: 'main', image: image(tag) }] },
  };
}

/** What ties a workload to the component of the same name. */
const workloadMetadata = (name: string) => ({
  name,
  labels: { 'backstage.io/kubernetes-id': name },
});

export function deployment(
  name: string,
  spec: Partial<V1Deployment['spec']> = {},
): V1Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: workloadMetadata(name),
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: template(name),
      ...spec,
    },
  };
}

/** A CloneSet that updates in place when it can. */
export function cloneSet(name: string, spec: Record<string, unknown> = {}) {
  return {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'CloneSet',
    metadata: workloadMetadata(name),
    spec: {
      replicas: 0,
      selector: { matchLabels: { app: name } },
      template: template(name),
      updateStrategy: { type: 'InPlaceIfPossible' },
      ...spec,
    },
  };
}

/** The image of a sidecar. */
export const sidecarImage = (tag: string) =>
  `registry.example.com/conformance/proxy:${tag}`;

/** A SidecarSet for the pods a workload of the same name makes in one namespace. It injects one container, `proxy`. */
export function sidecarSet(
  name: string,
  spec: Record<string, unknown> = {},
  labels: Record<string, string> = {},
) {
  return {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'SidecarSet',
    metadata: { name, labels },
    spec: {
      selector: { matchLabels: { app: name } },
      containers: [{ name: 'proxy', image: sidecarImage('1.0.0') }],
      ...spec,
    },
  };
}

/** A pod that no controller owns. */
export function pod(
  name: string,
  spec: Partial<V1Pod['spec']> = {},
  labels: Record<string, string> = {},
): V1Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels },
    spec: { ...template(name).spec, ...spec },
  };
}

/** Where a CloneSet lives in the API. */
export const cloneSets = {
  group: 'apps.kruise.io',
  version: 'v1alpha1',
  plural: 'clonesets',
} as const;

/** Where a SidecarSet lives in the API. */
export const sidecarSets = {
  group: 'apps.kruise.io',
  version: 'v1alpha1',
  plural: 'sidecarsets',
} as const;

export { image };
