import {
  startFakeKubelet,
  type FakeKubelet,
  type FakeKubeletOptions,
  type Nodes,
} from '@pilotage/fake-kubelet';
import {
  systemClock,
  type Clock,
  type ClusterConnection,
} from '@pilotage/fleet-node';
import { startControllers } from './controllers';
import type { Faults } from './faults/Faults';
import type { PodLogs } from './http/handlers/podSubresources';
import { kubeletLogs } from './kubeletLogs';
import { createBootstrapRoles } from './rbac/bootstrapRoles';
import { defaultPeople } from './rbac/defaultPeople';
import { grantRights, type SimulatedPerson } from './rbac/people';
import type { AddOn } from './resources';
import { Simulator } from './Simulator';
import { createStore } from './store/createStore';
import type { ObjectStore } from './store/types';
import { startApiServerIdentities } from './system/apiServerIdentity';
import { startBackupStorageValidation } from './system/backupStorage';
import { createCustomResourceDefinitions } from './system/customResourceDefinitions';
import { createKubernetesService } from './system/kubernetesService';
import { createLocalApiServices } from './system/localApiServices';
import { publishRootCertificate } from './system/rootCertificate';
import { startSystem } from './system/startSystem';

/**
 * What a simulated cluster is made of.
 *
 * @public
 */
export interface SimulatorOptions {
  readonly name: string;
  /** Whether OpenKruise is installed. */
  readonly kruise: boolean;
  /** Whose custom resources are served besides; default none. */
  readonly addOns?: readonly AddOn[];
  /** Played by the fake kubelet. */
  readonly nodes: Nodes;
  /** TCP port on loopback; default any free one. */
  readonly port?: number;
  /** Who may come with a token; default {@link defaultPeople}. */
  readonly people?: readonly SimulatedPerson[];
  /** Same seed, same names, uids and times; default 1. */
  readonly seed?: number;
  /** Default: the clock of this machine. */
  readonly clock?: Clock;
  /** Changes remembered per resource before a watch gets 410; default 10,000. */
  readonly historyLimit?: number;
  /** Where container logs come from; default the fake kubelet. */
  readonly logs?: PodLogs;
  /** Times and rules of the fake kubelet; false: nobody starts pods. */
  readonly kubelet?: Pick<FakeKubeletOptions, 'timing' | 'rules'> | false;
  /** False: nobody makes pods of workloads. Default true. */
  readonly controllers?: boolean;
  /** Hears of what goes wrong inside; default nobody. */
  readonly onProblem?: (problem: string) => void;
}

/**
 * A running simulated cluster.
 *
 * @public
 */
export interface RunningSimulator {
  readonly name: string;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Bearer tokens by person. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly store: ObjectStore;
  readonly faults: Faults;
  readonly kubelet: FakeKubelet | undefined;
  /**
   * A connection without sockets.
   *
   * @param options - `user`: one of the people; default `admin`, who may do all
   */
  connection(options?: { user?: string }): ClusterConnection;
  stop(): Promise<void>;
}

/**
 * Starts a cluster in this process: API server, controllers, scheduler and kubelets.
 *
 * @returns once the port is open and the nodes are ready
 * @throws Error when the port is taken
 * @public
 */
export async function startSimulator(
  options: SimulatorOptions,
): Promise<RunningSimulator> {
  const {
    name,
    kruise,
    seed = 1,
    clock = systemClock,
    onProblem = () => {},
  } = options;
  const people = options.people ?? defaultPeople;
  const tokens = Object.fromEntries(
    people.map(person => [
      person.name,
      person.token ?? `${name}-${person.name}-token`,
    ]),
  );
  const store = createStore({
    kruise,
    addOns: options.addOns,
    clock,
    seed,
    historyLimit: options.historyLimit,
  });
  createBootstrapRoles(store);
  createCustomResourceDefinitions(store);
  grantRights(store, people);

  let kubelet: FakeKubelet | undefined;
  const simulator = new Simulator({
    name,
    store,
    port: options.port ?? 0,
    people: new Map(people.map(person => [tokens[person.name]!, person])),
    logs: options.logs ?? (request => kubeletLogs(kubelet, request)),
  });
  await simulator.listen();

  createLocalApiServices(store);
  createKubernetesService(store);
  publishRootCertificate(store);
  const stopIdentities = startApiServerIdentities(store, name);
  const stopSystem = startSystem(store);
  const stopVelero = options.addOns?.includes('velero')
    ? startBackupStorageValidation(store)
    : () => {};
  const controllers =
    options.controllers === false
      ? undefined
      : startControllers({
          store,
          seed,
          kruise,
          onError: (...problem) => onProblem(problem.map(String).join(' ')),
        });
  controllers?.components.forEach((component, part) =>
    simulator.components.set(part, component),
  );
  if (options.kubelet !== false) {
    kubelet = await startFakeKubelet({
      ...options.kubelet,
      connection: simulator.connection(
        { username: 'system:kubelets', groups: ['system:masters'] },
        'kubelet/simulator',
      ),
      nodes: options.nodes,
      seed,
      clock,
      onProblem,
    });
  }
  const findPerson = (user: string) => {
    const person = people.find(candidate => candidate.name === user);
    if (!person) throw new Error(`The simulator ${name} knows no ${user}`);
    return person;
  };
  return {
    name,
    get url() {
      return simulator.url;
    },
    tokens,
    store,
    faults: simulator.faults,
    kubelet,
    connection: ({ user = 'admin' } = {}) =>
      simulator.connection(findPerson(user), user),
    async stop() {
      controllers?.stop();
      stopSystem();
      stopVelero();
      stopIdentities();
      await kubelet?.stop();
      await simulator.stop();
    },
  };
}
