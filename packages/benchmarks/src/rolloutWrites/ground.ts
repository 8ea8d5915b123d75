import type { DirectConnection } from '@pilotage/fleet-node';
import {
  directConnection,
  startFleetModel,
  staticAccess,
} from '@pilotage/fleet-node';
import { startSimulator } from '@pilotage/kube-simulator';
import { CountingConnection } from './countingConnection';

/** Namespace of everything on the ground. */
export const namespace = 'shop';

/** A simulated cluster with a CloneSet on it, and the fleet model that follows it. */
export async function startGround(pods: number) {
  const simulator = await startSimulator({
    name: 'bench',
    kruise: true,
    nodes: { count: Math.ceil(pods / 50), zones: ['a', 'b', 'c'] },
    kubelet: { timing: { startMs: 20 } },
  });
  const direct: DirectConnection = directConnection({
    cluster: simulator.name,
    server: simulator.url,
    token: simulator.tokens.admin,
  });
  const connection = new CountingConnection(direct);
  const access = staticAccess([connection], () => ({ environment: 'prod' }));
  const model = startFleetModel({ access });
  simulator.store.create('namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  return {
    connection,
    fleet: { model, access },
    createCloneSet(name: string): void {
      simulator.store.create('clonesets.apps.kruise.io', cloneSet(name, pods));
    },
    async stop() {
      await model.stop();
      await direct.close();
      await simulator.stop();
    },
  };
}

export type Ground = Awaited<ReturnType<typeof startGround>>;

function cloneSet(name: string, replicas: number) {
  return {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'CloneSet',
    metadata: {
      name,
      namespace,
      labels: { 'backstage.io/kubernetes-id': name },
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      updateStrategy: { type: 'InPlaceIfPossible', maxUnavailable: '20%' },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'main', image: 'shop/web:1' }] },
      },
    },
  };
}
