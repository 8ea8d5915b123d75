import type { ClusterConnection, KubeObject } from '@pilotage/fleet-node';
import type { Clock } from '../clock';
import type { Limiter } from '../kubelet/limiter';
import type { PodCondition } from '../pod/podTypes';
import type { NodeTrouble, RuleBook } from '../rules/ruleBook';
import type { KubeletTiming } from '../timing';
import { NodeApi } from './nodeApi';
import type { NodeSpec } from './nodeSpec';

/** What the keeper of nodes works with. */
interface NodeKeeperOptions {
  readonly connection: ClusterConnection;
  readonly clock: Clock;
  readonly timing: KubeletTiming;
  readonly rules: RuleBook;
  readonly limiter: Limiter;
  readonly nodes: readonly NodeSpec[];
  /** The API server dials nodes for logs. */
  readonly servesLogs: boolean;
  readonly onProblem: (problem: string) => void;
}

interface KeptNode {
  readonly spec: NodeSpec;
  readonly api: NodeApi;
  readonly internalIP: string;
  conditions?: readonly PodCondition[];
  silent: boolean;
  troubles: ReadonlySet<NodeTrouble>;
}

/**
 * Registers the nodes and keeps them alive: a lease each, a heartbeat now and then, and a word at once when
 * somebody has declared a node lost that is there.
 */
export class NodeKeeper {
  readonly #options: NodeKeeperOptions;
  readonly #nodes: ReadonlyMap<string, KeptNode>;
  readonly #timers = new Map<string, unknown>();
  #kubeletPort: number | undefined;
  #stopped = false;

  constructor(options: NodeKeeperOptions) {
    this.#options = options;
    this.#nodes = new Map(
      options.nodes.map((spec, index) => [
        spec.name,
        {
          spec,
          api: new NodeApi(options.connection, spec),
          // The API server dials this address for logs, and all kubelets are this process.
          internalIP: options.servesLogs ? '127.0.0.1' : nodeAddress(index),
          silent: false,
          troubles: options.rules.troublesOf(spec.name),
        },
      ]),
    );
  }

  /**
   * @param kubeletPort - port of the log server, if there is one.
   * @throws Error when a node cannot be registered.
   */
  async start(kubeletPort?: number): Promise<void> {
    this.#kubeletPort = kubeletPort;
    const { timing } = this.#options;
    await Promise.all(
      [...this.#nodes.values()].map(async node => {
        await this.#options.limiter.run(() => node.api.register());
        await this.#writeStatus(node);
        await this.#renewLease(node);
      }),
    );
    this.#every(timing.leaseMs, node => this.#renewLease(node));
    this.#every(timing.nodeStatusMs, node => this.#writeStatus(node));
  }

  /** Address of one of our nodes. */
  hostIP(name: string): string | undefined {
    return this.#nodes.get(name)?.internalIP;
  }

  /** Takes note of what the cluster thinks of a node, and puts it right. */
  upsert(object: KubeObject): void {
    const node = this.#nodes.get(object.metadata.name);
    if (!node) return;
    node.conditions = (
      object.status as { conditions?: PodCondition[] } | undefined
    )?.conditions;
    const ready = node.conditions?.find(({ type }) => type === 'Ready');
    // A node that says itself that it is not ready was not declared lost by others.
    const isLost = node.troubles.has('NotReady')
      ? ready?.status === 'Unknown'
      : ready && ready.status !== 'True';
    if (isLost) this.#tell(node, () => this.#writeStatus(node));
  }

  /** Lets nodes report at once that were revived, or of which something else is wrong now. */
  rulesChanged(): void {
    for (const node of this.#nodes.values()) {
      const silent = this.#options.rules.isSilent(node.spec.name);
      if (node.silent && !silent) {
        this.#tell(node, async () => {
          await this.#renewLease(node);
          await this.#writeStatus(node);
        });
      }
      node.silent = silent;
      const troubles = this.#options.rules.troublesOf(node.spec.name);
      if (troubles !== node.troubles) {
        node.troubles = troubles;
        this.#tell(node, () => this.#writeStatus(node));
      }
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const handle of this.#timers.values())
      this.#options.clock.clearTimeout(handle);
  }

  /** Runs a task for every node, again and again, the nodes spread over the span. */
  #every(ms: number, task: (node: KeptNode) => Promise<void>): void {
    const { clock } = this.#options;
    [...this.#nodes.values()].forEach((node, index) => {
      const key = `${ms}/${node.spec.name}`;
      const again = (delay: number) => {
        if (this.#stopped) return;
        const run = () => {
          this.#tell(node, () => task(node));
          again(ms);
        };
        this.#timers.set(key, clock.setTimeout(run, delay));
      };
      again((ms * (index + 1)) / this.#nodes.size);
    });
  }

  /** A failed word about a node is a problem to report; the next one is due anyway. */
  #tell(node: KeptNode, task: () => Promise<void>): void {
    if (this.#stopped || this.#options.rules.isSilent(node.spec.name)) return;
    task().catch((error: unknown) => {
      if (!this.#stopped)
        this.#options.onProblem(`node ${node.spec.name}: ${String(error)}`);
    });
  }

  #renewLease(node: KeptNode): Promise<void> {
    return this.#options.limiter.run(() =>
      node.api.renewLease(this.#options.clock.now()),
    );
  }

  #writeStatus(node: KeptNode): Promise<void> {
    const { limiter, clock, rules } = this.#options;
    return limiter.run(() =>
      node.api.writeStatus({
        internalIP: node.internalIP,
        kubeletPort: this.#kubeletPort,
        now: clock.now(),
        troubles: rules.troublesOf(node.spec.name),
        present: node.conditions,
      }),
    );
  }
}

function nodeAddress(index: number): string {
  return `172.18.${Math.floor(index / 250)}.${(index % 250) + 2}`;
}
