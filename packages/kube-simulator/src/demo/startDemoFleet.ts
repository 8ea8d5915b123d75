import { defaultPeople } from '../rbac/defaultPeople';
import { startSimulator, type RunningSimulator } from '../startSimulator';
import { ClusterFiller } from './ClusterFiller';
import { DrivenClock } from './DrivenClock';
import type { ClusterPlan } from './fleetPlan';
import { loadFleet } from './loadFleet';

/** The token the demo's app-config presents for the portal. */
export const demoToken = 'demo-backstage-token';

/** Tokens of the demo's app-config by person: the portal's, and that of what plays the GitOps controller. */
const demoTokens: Readonly<Record<string, string>> = {
  backstage: demoToken,
  admin: 'demo-gitops-token',
};

/** How far in the past the fleet begins: enough for its history and for every deadline to pass. */
const beginMsAgo = 28 * 60_000;

/**
 * Where {@link startDemoFleet} finds its fleet.
 *
 * @public
 */
export interface DemoFleetOptions {
  /** Folder with `fleet.yaml` and the manifests of its clusters. */
  readonly directory: string;
  /** TCP ports by position of the cluster; default any free ones. */
  readonly ports?: readonly number[];
  /** Same seed, same names of pods; default 1. */
  readonly seed?: number;
  /** Hears of what goes wrong inside; default nobody. */
  readonly onProblem?: (problem: string) => void;
}

/**
 * A running fleet, in the order of its file.
 *
 * @public
 */
export interface DemoFleet {
  readonly simulators: readonly RunningSimulator[];
  stop(): Promise<void>;
}

/**
 * Starts every cluster of a fleet with all its objects, their history rolled out. That happens in simulated
 * time, from half an hour ago on, and takes seconds; afterwards the clusters live in real time.
 *
 * @throws Error for a fleet file that is wrong, a port that is taken or an object that is refused
 * @public
 */
export async function startDemoFleet(
  options: DemoFleetOptions,
): Promise<DemoFleet> {
  const { directory, ports = [], seed = 1, onProblem } = options;
  const plans = await loadFleet(directory, Date.now());
  const clock = new DrivenClock(Date.now() - beginMsAgo);
  const simulators: RunningSimulator[] = [];
  const stop = async () => {
    await Promise.all(simulators.map(simulator => simulator.stop()));
  };
  const start = async (plan: ClusterPlan, index: number) => {
    const simulator = await startSimulator({
      name: plan.name,
      kruise: plan.kruise,
      addOns: plan.addOns,
      nodes: plan.nodes,
      port: ports[index] ?? 0,
      people: defaultPeople.map(person => ({
        ...person,
        token: demoTokens[person.name],
      })),
      seed: seed + index,
      clock,
      ...(onProblem
        ? { onProblem: problem => onProblem(`${plan.name}: ${problem}`) }
        : {}),
    });
    simulators[index] = simulator;
    await new ClusterFiller({
      plan,
      connection: simulator.connection(),
      rules: simulator.kubelet?.rules,
    }).fill(clock);
  };
  try {
    await clock.until(Promise.all(plans.map(start)));
    await clock.goLive();
  } catch (error) {
    await stop();
    throw error;
  }
  return { simulators, stop };
}
