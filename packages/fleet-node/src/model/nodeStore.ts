import { isDeepStrictEqual } from 'node:util';
import type { ListWatchSink } from '../sync/types';
import type { NodeRow } from './nodeTypes';

/** What a store of nodes tells. */
export interface NodeStoreOptions {
  /** Nodes appeared, went, or changed in more than a heartbeat. */
  onChange(nodes: ReadonlySet<string>): void;
  /** Nodes of which the zone is another one than before. */
  onZones(nodes: ReadonlySet<string>): void;
}

interface Changes {
  readonly nodes: Set<string>;
  readonly zones: Set<string>;
}

/** All nodes of one cluster, by name. Nodes report all the time; a report that says nothing new is kept and not told. */
export class NodeStore implements Omit<ListWatchSink<NodeRow>, 'condition'> {
  readonly #options: NodeStoreOptions;
  readonly #nodes = new Map<string, NodeRow>();
  /** While a list goes on: the nodes it has not named yet, and those it has changed. */
  #list: (Changes & { readonly unseen: Set<string> }) | undefined;

  constructor(options: NodeStoreOptions) {
    this.#options = options;
  }

  zoneOf(node: string): string {
    return this.#nodes.get(node)?.zone ?? '';
  }

  values(): NodeRow[] {
    return [...this.#nodes.values()];
  }

  begin(): void {
    this.#list = {
      unseen: new Set(this.#nodes.keys()),
      nodes: new Set(),
      zones: new Set(),
    };
  }

  upsert(node: NodeRow): void {
    const { name } = node;
    this.#list?.unseen.delete(name);
    const before = this.#nodes.get(name);
    this.#nodes.set(name, node);
    if (!before || differs(before, node)) {
      this.#changed(name, (before?.zone ?? '') !== node.zone);
    }
  }

  remove({ name }: NodeRow): void {
    this.#list?.unseen.delete(name);
    this.#delete(name);
  }

  synced(): void {
    if (!this.#list) return;
    for (const name of this.#list.unseen) this.#delete(name);
    const changes = this.#list;
    this.#list = undefined;
    this.#tell(changes);
  }

  #delete(name: string): void {
    const before = this.#nodes.get(name);
    if (!before) return;
    this.#nodes.delete(name);
    this.#changed(name, before.zone !== '');
  }

  #changed(name: string, zone: boolean): void {
    const changes = this.#list ?? { nodes: new Set(), zones: new Set() };
    changes.nodes.add(name);
    if (zone) changes.zones.add(name);
    if (!this.#list) this.#tell(changes);
  }

  #tell({ nodes, zones }: Changes): void {
    if (zones.size > 0) this.#options.onZones(zones);
    if (nodes.size > 0) this.#options.onChange(nodes);
  }
}

function differs(a: NodeRow, b: NodeRow): boolean {
  return !isDeepStrictEqual(withoutHeartbeats(a), withoutHeartbeats(b));
}

function withoutHeartbeats(node: NodeRow): unknown {
  return {
    ...node,
    conditions: node.conditions.map(condition => ({
      ...condition,
      heartbeatAt: 0,
    })),
  };
}
