import type { NodeTrouble, Rule } from '@pilotage/fake-kubelet';
import type { ControlPlaneComponent } from '../controllers/runtime/Component';
import type { RunningSimulator } from '../startSimulator';
import { mend, type Mend } from './mends';

/** What a request did; undefined: nothing is there. */
type Answer = object | undefined;

interface ControlRequest {
  readonly method: string;
  readonly path: readonly string[];
  readonly body: unknown;
}

const troubles: Readonly<Record<string, NodeTrouble>> = {
  'memory-pressure': 'MemoryPressure',
  'disk-pressure': 'DiskPressure',
  'pid-pressure': 'PIDPressure',
  'not-ready': 'NotReady',
};

const components: readonly ControlPlaneComponent[] = [
  'kube-controller-manager',
  'kube-scheduler',
];

/** What a person at the fleet can do to it, for tests in a browser: they cannot reach into this process. */
export class FleetControl {
  readonly #simulators: readonly RunningSimulator[];
  readonly #mends: readonly Mend[];
  /** How to take back what was added under a number or name. */
  readonly #rules = new Map<number, () => void>();
  readonly #checks = new Map<string, () => void>();
  #nextRule = 1;

  constructor(
    simulators: readonly RunningSimulator[],
    mends: readonly Mend[] = [],
  ) {
    this.#simulators = simulators;
    this.#mends = mends;
  }

  /** The orders are listed in the README of `examples`. */
  async handle({ method, path, body }: ControlRequest): Promise<Answer> {
    const [what, name, ...rest] = path;
    const simulator = this.#find(name);
    switch (`${method} ${what}`) {
      case 'POST faults':
        return this.#fault(simulator, rest[0]);
      case 'POST nodes':
        return this.#node(simulator, rest);
      case 'POST components':
        return this.#component(simulator, rest);
      case 'POST checks':
        return this.#check(simulator, rest);
      case 'POST rules':
        return this.#addRule(body);
      case 'DELETE rules':
        return this.#removeRule(Number(name));
      case 'GET mend':
        return this.#mends.map(({ steps: _, ...told }) => told);
      case 'POST mend':
        return this.#mend(name);
      default:
        return undefined;
    }
  }

  #find(name: string | undefined): RunningSimulator | undefined {
    return this.#simulators.find(simulator => simulator.name === name);
  }

  async #fault(
    simulator: RunningSimulator | undefined,
    fault: string | undefined,
  ): Promise<Answer> {
    if (!simulator) return undefined;
    if (fault === 'away') await simulator.faults.refuse();
    else if (fault === 'back') await simulator.faults.listen();
    else return undefined;
    return {};
  }

  #node(
    simulator: RunningSimulator | undefined,
    [node, state = '']: readonly string[],
  ): Answer {
    const rules = simulator?.kubelet?.rules;
    if (!rules || node === undefined) return undefined;
    const trouble = troubles[state];
    if (trouble) rules.troubleNode(node, trouble);
    else if (state === 'relieved') rules.relieveNode(node);
    else if (state === 'silent') rules.silenceNode(node);
    else if (state === 'alive') rules.reviveNode(node);
    else return undefined;
    return {};
  }

  #component(
    simulator: RunningSimulator | undefined,
    [name, state]: readonly string[],
  ): Answer {
    const component = components.find(candidate => candidate === name);
    if (!simulator || !component) return undefined;
    if (state === 'stopped') simulator.faults.stopComponent(component);
    else if (state === 'started') simulator.faults.startComponent(component);
    else return undefined;
    return {};
  }

  #check(
    simulator: RunningSimulator | undefined,
    [check, state]: readonly string[],
  ): Answer {
    if (!simulator || check === undefined) return undefined;
    const key = `${simulator.name}/${check}`;
    if (state === 'passing') this.#checks.get(key)?.();
    else if (state !== 'failing') return undefined;
    else this.#checks.set(key, simulator.faults.failCheck(check));
    return {};
  }

  #addRule(body: unknown): Answer {
    const { cluster, ...rule } = body as Rule & { cluster?: string };
    const takeBack = this.#find(cluster)?.kubelet?.rules.add(rule);
    if (!takeBack) return undefined;
    const id = this.#nextRule++;
    this.#rules.set(id, takeBack);
    return { id };
  }

  #removeRule(id: number): Answer {
    const takeBack = this.#rules.get(id);
    if (!takeBack) return undefined;
    this.#rules.delete(id);
    takeBack();
    return {};
  }

  async #mend(name: string | undefined): Promise<Answer> {
    const found = this.#mends.find(candidate => candidate.name === name);
    if (!found) return undefined;
    await mend(found, this.#simulators);
    return {};
  }
}
