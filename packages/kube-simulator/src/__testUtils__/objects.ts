import { ManualClock } from '@pilotage/fleet-node/testUtils';
import type { InMemoryStore } from '../store/InMemoryStore';
import { createStore } from '../store/createStore';
import type { NewObject } from '../store/types';

/** A spec both Deployments and CloneSets take. */
export function workloadSpec(image = 'shop/api:1') {
  return {
    replicas: 3,
    selector: { matchLabels: { app: 'api' } },
    template: {
      metadata: { labels: { app: 'api' } },
      spec: { containers: [{ name: 'app', image }] },
    },
  };
}

/** A Deployment in the default namespace. */
export function deployment(
  name: string,
  spec: object = workloadSpec(),
): NewObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'default' },
    spec,
  };
}

/** A CloneSet in the default namespace. */
export function cloneSet(
  name: string,
  spec: object = workloadSpec(),
): NewObject {
  return {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'CloneSet',
    metadata: { name, namespace: 'default' },
    spec,
  };
}

/** A pod in the default namespace. */
export function pod(
  name: string,
  more: { metadata?: object; spec?: object } = {},
): NewObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', ...more.metadata },
    spec: { containers: [{ name: 'app', image: 'shop/api:1' }], ...more.spec },
  };
}

/** A ConfigMap in the default namespace. */
export function configMap(name: string, metadata: object = {}): NewObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'default', ...metadata },
  };
}

/** A store with a clock that stands still, and what an owner reference to an object looks like. */
export function testStore(options: { historyLimit?: number } = {}): {
  store: InMemoryStore;
  clock: ManualClock;
} {
  const clock = new ManualClock(Date.UTC(2026, 0, 1));
  return { store: createStore({ kruise: true, clock, ...options }), clock };
}
