import {
  jsonDecoder,
  listWatch,
  type ClusterConnection,
  type KubeObject,
} from '@pilotage/fleet-node';
import { systemClock, type Clock } from './clock';
import type { FakeKubelet } from './fakeKubelet';
import { EventRecorder } from './kubelet/eventRecorder';
import { keyedSink } from './kubelet/keyedSink';
import { Limiter } from './kubelet/limiter';
import { PodKeeper } from './kubelet/podKeeper';
import { projectPod } from './kubelet/projectPod';
import { KruiseDaemon } from './kruise/kruiseDaemon';
import { containerLog } from './logs/containerLog';
import { startLogServer, type LogSource } from './logs/logServer';
import { NodeKeeper } from './node/nodeKeeper';
import { nodeSpecs, type Nodes } from './node/nodeSpec';
import type { Pod } from './pod/podTypes';
import { RuleBook, type Rule } from './rules/ruleBook';
import { defaultTiming, type KubeletTiming } from './timing';

/** @public */
export interface FakeKubeletOptions {
  /** Must be allowed to write nodes, leases, events and the status of pods, and to delete pods. */
  readonly connection: ClusterConnection;
  readonly nodes: Nodes;
  /** The same seed gives the same times; default 0. */
  readonly seed?: string | number;
  readonly timing?: Partial<KubeletTiming>;
  /** Rules in force from the start. */
  readonly rules?: readonly Rule[];
  readonly clock?: Clock;
  /**
   * Serves container logs over HTTPS on loopback for a real API server to proxy; port 0 takes any free one. All nodes
   * then have the address 127.0.0.1.
   */
  readonly serveLogs?: { readonly port: number };
  /** Hears of writes that were refused and watches that failed; all are tried again. */
  readonly onProblem?: (problem: string) => void;
}

/**
 * Plays every kubelet, and every daemon of OpenKruise, of one cluster through its ordinary API.
 *
 * @returns once all nodes are registered and ready.
 * @throws Error when a node cannot be registered or the log server's port is taken.
 * @public
 */
export async function startFakeKubelet(
  options: FakeKubeletOptions,
): Promise<FakeKubelet> {
  const {
    connection,
    clock = systemClock,
    seed = 0,
    onProblem = () => {},
  } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const limiter = new Limiter(timing.maxInFlight);
  const listeners: (() => void)[] = [];
  const rules = new RuleBook({
    ...timing,
    changed: () => listeners.forEach(listener => listener()),
  });
  options.rules?.forEach(rule => rules.add(rule));
  const common = { connection, clock, timing, rules, limiter, onProblem };

  const nodes = new NodeKeeper({
    ...common,
    nodes: nodeSpecs(options.nodes),
    servesLogs: options.serveLogs !== undefined,
  });
  const recorder = new EventRecorder({
    connection,
    clock,
    normalEventsPerSecond: timing.normalEventsPerSecond,
  });
  const hostIP = (node: string) => nodes.hostIP(node);
  const pods = new PodKeeper({ ...common, seed, recorder, hostIP });
  const source: LogSource = (namespace, pod, container, query) =>
    containerLog(pods.find(namespace, pod), container, {
      ...query,
      now: clock.now(),
      rules,
    });
  // Before the nodes: their status names the port.
  const logServer = options.serveLogs
    ? await startLogServer({ port: options.serveLogs.port, clock, source })
    : undefined;
  try {
    await nodes.start(logServer?.port);
  } catch (error) {
    nodes.stop();
    await logServer?.close();
    throw error;
  }

  const daemon = new KruiseDaemon({
    ...common,
    pods,
    isOurs: node => hostIP(node) !== undefined,
  });
  const watches = [
    listWatch<KubeObject>({
      connection,
      clock,
      type: coreType('nodes', 'Node', false),
      decoder: jsonDecoder(node => node),
      sink: keyedSink<KubeObject>({
        upsert: node => nodes.upsert(node),
        remove: () => {},
        failing: reason => onProblem(`nodes: ${reason}`),
      }),
    }),
    listWatch<Pod>({
      connection,
      clock,
      type: coreType('pods', 'Pod', true),
      decoder: jsonDecoder(projectPod),
      sink: keyedSink<Pod>({
        upsert: pod => pods.upsert(pod),
        remove: uid => pods.remove(uid),
        failing: reason => onProblem(`pods: ${reason}`),
      }),
    }),
  ];
  listeners.push(
    () => nodes.rulesChanged(),
    () => pods.lookAtAll(),
    () => daemon.lookAtAll(),
  );

  return {
    rules,
    logPort: logServer?.port,
    podLogs: (namespace, pod, container, query = {}) =>
      source(namespace, pod, container, query).map(({ text }) => text),
    async stop() {
      nodes.stop();
      pods.stop();
      await Promise.all([
        ...watches.map(watch => watch.stop()),
        daemon.stop(),
        logServer?.close(),
      ]);
    },
  };
}

function coreType(plural: string, kind: string, namespaced: boolean) {
  return { group: '', version: 'v1', plural, kind, namespaced };
}
