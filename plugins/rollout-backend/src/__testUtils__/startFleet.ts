import type {
  ClusterAccess,
  ClusterConnection,
  ClusterRequest,
} from '@pilotage/fleet-node';
import {
  directConnection,
  SignInRequiredError,
  startFleetModel,
  staticAccess,
} from '@pilotage/fleet-node';
import type {
  RunningSimulator,
  SimulatedPerson,
} from '@pilotage/kube-simulator';
import { startSimulator } from '@pilotage/kube-simulator';
import { operationTable } from '../operations/operationTable';
import { rulesOf } from '../operations/rbac';

/** A connection that notes what is asked. */
export class CountingConnection implements ClusterConnection {
  readonly requests: ClusterRequest[] = [];
  readonly #connection: ClusterConnection;

  constructor(connection: ClusterConnection) {
    this.#connection = connection;
  }

  get cluster(): string {
    return this.#connection.cluster;
  }

  async request(request: ClusterRequest) {
    this.requests.push(request);
    return this.#connection.request(request);
  }

  /** Writes that are carried out. */
  get writes(): readonly ClusterRequest[] {
    return this.requests.filter(
      ({ method, query }) => method === 'PATCH' && !query?.dryRun,
    );
  }
}

/** The account of the portal on the cluster: it has what docs/rbac.yaml grants and nothing more. */
const portalAccount: SimulatedPerson = {
  name: 'portal',
  username: 'system:serviceaccount:backstage:portal',
  groups: ['system:serviceaccounts'],
  rules: rulesOf(Object.values(operationTable)).map(
    ({ apiGroup, resource, verbs }) => ({
      apiGroups: [apiGroup],
      resources: [resource],
      verbs,
    }),
  ),
};

/** What a person must bring to be let in where {@link startFleet} is told `personal`. */
export const personalToken = 'a-token-of-ada';

/**
 * A simulated cluster with the fleet model on it. `personal`: it lets in nobody without a token of their own.
 * `controllers: false`: nobody acts on what is written.
 */
export async function startFleet(
  options: { personal?: boolean; controllers?: boolean; name?: string } = {},
) {
  const simulator = await startSimulator({
    name: options.name ?? 'east',
    kruise: true,
    nodes: { count: 3, zones: ['a', 'b'] },
    kubelet: { timing: { startMs: 20 } },
    people: [portalAccount],
    controllers: options.controllers ?? true,
  });
  simulator.store.create('namespaces', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
  const direct = directConnection({
    cluster: simulator.name,
    server: simulator.url,
    token: simulator.tokens[portalAccount.name] ?? '',
  });
  const connection = new CountingConnection(direct);
  const access = options.personal
    ? personalAccess(connection)
    : staticAccess([connection], () => ({ environment: 'prod' }));
  const model = startFleetModel({ access });
  return {
    simulator,
    connection,
    fleet: { model, access },
    loseCluster: () => simulator.faults.refuse(),
    findCluster: () => simulator.faults.listen(),
    async stop() {
      await model.stop();
      await direct.close();
      await simulator.stop();
    },
  };
}

function personalAccess(connection: ClusterConnection): ClusterAccess {
  const access = staticAccess([connection], () => ({
    authProvider: 'oidc',
    oidcTokenProvider: 'MyIdP',
    identity: 'user',
  }));
  return {
    ...access,
    connect: (cluster, { tokens } = {}) =>
      tokens?.['oidc.MyIdP'] === personalToken
        ? connection
        : {
            cluster: cluster.name,
            async request() {
              throw new SignInRequiredError(cluster.name, 'MyIdP');
            },
          },
  };
}

/** Puts a workload of `replicas` pods on the cluster, found by `backstage.io/kubernetes-id`. */
export function createCloneSet(
  simulator: RunningSimulator,
  options: {
    name: string;
    namespace?: string;
    replicas?: number;
    spec?: object;
  },
): void {
  const { name, namespace = 'shop', replicas = 6 } = options;
  simulator.store.create('clonesets.apps.kruise.io', {
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
      updateStrategy: { type: 'InPlaceIfPossible', maxUnavailable: 2 },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'main', image: `shop/${name}:1` }] },
      },
      ...options.spec,
    },
  });
}

/** A SidecarSet that injects `proxy` into pods with the label `mesh: on`, found by `backstage.io/kubernetes-id`. */
export function createSidecarSet(
  simulator: RunningSimulator,
  options: { name: string; spec?: object },
): void {
  const { name } = options;
  simulator.store.create('sidecarsets.apps.kruise.io', {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'SidecarSet',
    metadata: { name, labels: { 'backstage.io/kubernetes-id': name } },
    spec: {
      selector: { matchLabels: { mesh: 'on' } },
      containers: [{ name: 'proxy', image: 'mesh/proxy:1' }],
      updateStrategy: { type: 'RollingUpdate', maxUnavailable: 2 },
      ...options.spec,
    },
  });
}

/** A CloneSet as {@link createCloneSet} makes it, whose pods get the sidecar. */
export function createMeshed(
  simulator: RunningSimulator,
  options: { name: string; replicas: number },
): void {
  const { name } = options;
  createCloneSet(simulator, {
    ...options,
    spec: {
      template: {
        metadata: { labels: { app: name, mesh: 'on' } },
        spec: { containers: [{ name: 'main', image: `shop/${name}:1` }] },
      },
    },
  });
}
