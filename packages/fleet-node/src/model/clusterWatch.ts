import type { ClusterInfo, ClusterStatus } from '@pilotage/fleet-common';
import type { KubeObject, ResourceType } from '../access/kubeObject';
import type { ClusterConnection } from '../access/types';
import type { Clock } from '../sync/clock';
import { jsonDecoder } from '../sync/jsonDecoder';
import type { ListWatch } from '../sync/listWatch';
import { listWatch } from '../sync/listWatch';
import type { ListWatchCondition } from '../sync/types';
import type { LoopCondition } from './clusterState';
import { clusterState, notReadable } from './clusterState';
import type { ClusterStore, StoreSink } from './clusterStore';
import { discoverType } from './discoverType';
import { projectContext } from './projectContext';
import { projectNode } from './projectNode';
import { projectObject } from './projectObject';
import { projectPod } from './projectPod';
import { Pulse } from './pulse';
import type { WatchedKind } from './watchedKinds';

/** What one cluster is followed with. */
export interface ClusterWatchOptions {
  readonly cluster: ClusterInfo;
  readonly connection: ClusterConnection;
  readonly kinds: readonly WatchedKind[];
  readonly store: ClusterStore;
  readonly clock: Clock;
  readonly random: () => number;
  /** Called whenever the status may have changed or aged. */
  onStatus(): void;
}

const core = { group: '', version: 'v1' };
const pods = { ...core, plural: 'pods', kind: 'Pod', namespaced: true };
const nodes = { ...core, plural: 'nodes', kind: 'Node', namespaced: false };

/** Follows one cluster into its store and knows how well that goes. */
export class ClusterWatch {
  readonly #options: ClusterWatchOptions;
  readonly #loops: ListWatch[] = [];
  readonly #conditions = new Map<string, LoopCondition>();
  readonly #pulse: Pulse;
  #status: ClusterStatus;

  constructor(options: ClusterWatchOptions) {
    this.#options = options;
    const { cluster, clock, connection, random, store, kinds } = options;
    this.#status = {
      cluster,
      condition: { state: 'syncing', since: clock.now() },
      notInstalled: [],
      notReadable: [],
    };
    this.#pulse = new Pulse({
      connection,
      clock,
      random,
      onBeat: () => this.#judge(),
      // Through a proxy, watches of a cluster that went away hang; now they would miss what happens.
      onReturn: () => this.#loops.forEach(loop => loop.restart()),
    });
    this.#follow({ type: pods, project: projectPod, sink: store.podSink() });
    this.#follow({
      type: nodes,
      project: projectNode,
      sink: store.nodes,
      optional: true,
    });
    for (const kind of kinds) this.#followKind(kind);
  }

  get status(): ClusterStatus {
    return this.#status;
  }

  async stop(): Promise<void> {
    this.#pulse.stop();
    await Promise.all(this.#loops.map(loop => loop.stop()));
  }

  #followKind(kind: WatchedKind): void {
    const { connection, store } = this.#options;
    const fallback = { ...kind, version: kind.version ?? '' };
    let type: ResourceType = fallback;
    const project = kind.role === 'context' ? projectContext : projectObject;
    this.#follow({
      type: fallback,
      discover: async signal => {
        const found = await discoverType(connection, kind, signal);
        type = found ?? fallback;
        return found;
      },
      project: object => project(object, type),
      sink: store.objectSink(kind),
      optional: kind.role === 'context' || kind.optional === true,
    });
  }

  #follow<T>(options: {
    type: ResourceType;
    discover?: (signal: AbortSignal) => Promise<ResourceType | undefined>;
    project: (object: KubeObject) => T;
    sink: StoreSink<T>;
    optional?: boolean;
  }): void {
    const { connection, clock, random } = this.#options;
    const { type, discover, project, sink, optional = false } = options;
    const { begin, upsert, remove, synced } = sink;
    const resource = type.group ? `${type.group}/${type.plural}` : type.plural;
    this.#loops.push(
      listWatch({
        connection,
        clock,
        random,
        type: discover ?? type,
        decoder: jsonDecoder(project),
        sink: {
          begin: begin.bind(sink),
          upsert: upsert.bind(sink),
          remove: remove.bind(sink),
          synced: synced.bind(sink),
          condition: condition => this.#heard(resource, optional, condition),
        },
      }),
    );
  }

  #heard(
    resource: string,
    optional: boolean,
    condition: ListWatchCondition,
  ): void {
    const before = this.#conditions.get(resource)?.condition;
    this.#conditions.set(resource, { resource, optional, condition });
    if (condition.state === 'live') this.#pulse.beat();
    if (before?.state === 'live' && condition.state === 'live') return;
    this.#judge();
  }

  #judge(): void {
    const loops = [...this.#conditions.values()];
    const { cluster, clock } = this.#options;
    const now = clock.now();
    this.#status = {
      cluster,
      condition: clusterState(
        {
          now,
          loops,
          silence: this.#pulse.silence,
          lastSeen: this.#pulse.lastSeen,
        },
        this.#status.condition,
      ),
      notInstalled: loops.flatMap(({ resource, condition }) =>
        condition.state === 'not-installed' ? [resource] : [],
      ),
      notReadable: notReadable(loops, now),
    };
    this.#options.onStatus();
  }
}
