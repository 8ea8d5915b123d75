import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { createStore } from '../../store/createStore';
import type { ObjectStore } from '../../store/types';
import type { CloneSet, CloneSetSpec } from '../kinds/cloneSet';
import type { Deployment, DeploymentSpec } from '../kinds/deployment';
import type { Pod } from '../kinds/pod';
import { startControllers } from '../startControllers';
import { StoreKubelet } from './StoreKubelet';

/** A cluster without its API: store, controllers, nodes and a small kubelet, on a clock the test drives. */
export interface World {
  readonly store: ObjectStore;
  readonly clock: ManualClock;
  pods(): readonly Pod[];
  cloneSet(): CloneSet;
  deployment(): Deployment;
  /** Lets time pass until nothing is left to do, at most that many seconds. */
  pass(seconds: number): Promise<void>;
  editCloneSet(change: (spec: CloneSetSpec) => CloneSetSpec): void;
  editDeployment(change: (spec: DeploymentSpec) => DeploymentSpec): void;
  /** @throws the first error a controller ran into */
  stop(): void;
}

export const at = { namespace: 'default', name: 'web' };

export function startWorld(options: { nodes?: number } = {}): World {
  const clock = new ManualClock();
  const store = createStore({ kruise: true, clock, seed: 7 });
  const errors: unknown[] = [];
  for (let index = 0; index < (options.nodes ?? 4); index++) {
    addNode(store, `node-${index}`, `zone-${index % 2}`);
  }
  const controllers = startControllers({
    store,
    seed: 7,
    kruise: true,
    onError: error => errors.push(error),
  });
  const kubelet = new StoreKubelet(store);
  return {
    store,
    clock,
    pods: () => store.list<Pod>('pods', at),
    cloneSet: () => store.get<CloneSet>('clonesets.apps.kruise.io', at)!,
    deployment: () => store.get<Deployment>('deployments.apps', at)!,
    pass: seconds => clock.advance(seconds * 1000),
    editCloneSet: change => {
      store.patch<CloneSet>('clonesets.apps.kruise.io', at, current => ({
        ...current,
        spec: change(current.spec),
      }));
    },
    editDeployment: change => {
      store.patch<Deployment>('deployments.apps', at, current => ({
        ...current,
        spec: change(current.spec),
      }));
    },
    stop: () => {
      controllers.stop();
      kubelet.stop();
      for (const error of errors) throw error;
    },
  };
}

function addNode(store: ObjectStore, name: string, zone: string): void {
  const node = store.create('nodes', {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } },
    spec: {},
  });
  store.updateStatus('nodes', {
    ...node,
    status: {
      allocatable: { cpu: '64', memory: '256Gi', pods: '4000' },
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  });
}

/** A pod template with one container per image. */
export function template(images: Record<string, string>) {
  return {
    metadata: { labels: { app: 'web' } },
    spec: {
      containers: Object.entries(images).map(([name, image]) => ({
        name,
        image,
      })),
    },
  };
}

export function createCloneSet(
  world: World,
  spec: Partial<CloneSetSpec> = {},
): void {
  world.store.create('clonesets.apps.kruise.io', {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'CloneSet',
    metadata: at,
    spec: {
      replicas: 10,
      selector: { matchLabels: { app: 'web' } },
      template: template({ main: 'registry.example.com/web:1' }),
      updateStrategy: { type: 'InPlaceIfPossible', maxUnavailable: 2 },
      ...spec,
    },
  });
}

export function createDeployment(
  world: World,
  spec: Partial<DeploymentSpec> = {},
): void {
  world.store.create('deployments.apps', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: at,
    spec: {
      replicas: 10,
      selector: { matchLabels: { app: 'web' } },
      template: template({ main: 'registry.example.com/web:1' }),
      ...spec,
    },
  });
}
