import { randomUUID } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Clock, FleetModel } from '@pilotage/fleet-node';
import type { NodeStore } from '../database/NodeStore';
import type { WatchStore } from '../database/WatchStore';
import { ClusterRecorder, heartbeatMs } from './ClusterRecorder';

/** @see {@link NodeRecorder} */
export interface NodeRecorderOptions {
  readonly model: Pick<
    FleetModel,
    'clusters' | 'cluster' | 'nodes' | 'subscribe'
  >;
  readonly nodes: NodeStore;
  readonly watches: WatchStore;
  readonly logger: Pick<LoggerService, 'warn'>;
  readonly clock: Clock;
  /** Called for a cluster of which a transition was written. */
  readonly onChange: (cluster: string) => void;
}

interface Recorded {
  readonly recorder: ClusterRecorder;
  /** Changes are written one after the other; several that wait become one. */
  running: boolean;
  again: boolean;
}

/** Records the nodes of all clusters, as they change and with a heartbeat. */
export class NodeRecorder {
  readonly #options: NodeRecorderOptions;
  readonly #replica = randomUUID();
  readonly #clusters = new Map<string, Recorded>();
  readonly #unsubscribe: () => void;
  #timer: unknown;
  #work: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(options: NodeRecorderOptions) {
    this.#options = options;
    this.#unsubscribe = options.model.subscribe(
      ({ cluster, nodes, membership, condition }) => {
        if (nodes || membership) this.#record(cluster);
        else if (condition && !this.#isSeen(cluster)) this.#record(cluster);
      },
    );
    this.#beat();
  }

  /** Somebody retired a node. */
  async reload(cluster: string): Promise<void> {
    await this.#clusters.get(cluster)?.recorder.reload();
  }

  /** Writes down until when we watched. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    const { clock } = this.#options;
    clock.clearTimeout(this.#timer);
    await this.#work;
    for (const { recorder } of this.#clusters.values()) {
      await recorder.stop(clock.now()).catch(error => this.#failed(error));
    }
  }

  #beat(): void {
    const { model, clock } = this.#options;
    const names = new Set([
      ...model.clusters().map(({ cluster }) => cluster.name),
      ...this.#clusters.keys(),
    ]);
    for (const name of names) this.#record(name);
    this.#timer = clock.setTimeout(() => this.#beat(), heartbeatMs);
  }

  #record(cluster: string): void {
    if (this.#stopped) return;
    const { nodes, watches } = this.#options;
    let recorded = this.#clusters.get(cluster);
    if (!recorded) {
      if (!this.#isSeen(cluster)) return;
      recorded = {
        recorder: new ClusterRecorder({
          cluster,
          replica: this.#replica,
          nodes,
          watches,
        }),
        running: false,
        again: false,
      };
      this.#clusters.set(cluster, recorded);
    }
    recorded.again = true;
    if (recorded.running) return;
    recorded.running = true;
    const work = this.#run(cluster, recorded).finally(() => {
      recorded.running = false;
    });
    this.#work = Promise.all([this.#work, work]);
  }

  async #run(cluster: string, recorded: Recorded): Promise<void> {
    const { model, clock, onChange } = this.#options;
    while (recorded.again) {
      recorded.again = false;
      try {
        if (this.#isSeen(cluster)) {
          const changed = await recorded.recorder.observe(
            model.nodes(cluster),
            clock.now(),
          );
          if (changed) onChange(cluster);
        } else {
          await recorded.recorder.stop(clock.now());
        }
      } catch (error) {
        this.#failed(error);
      }
    }
  }

  /** Only what is current is recorded: a list of nodes that may not be read is no list without nodes. */
  #isSeen(cluster: string): boolean {
    const status = this.#options.model.cluster(cluster);
    return (
      status?.condition.state === 'live' &&
      !status.notReadable.some(({ resource }) => resource === 'nodes')
    );
  }

  #failed(error: unknown): void {
    this.#options.logger.warn(
      'What became of nodes could not be written down',
      toError(error),
    );
  }
}
