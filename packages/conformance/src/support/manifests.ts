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

export { image };
