import type { KubeObject } from '../access/kubeObject';
import type { ListWatchSink } from '../sync/types';

const zoneLabel = 'topology.kubernetes.io/zone';

/** What the model keeps of a node. */
export interface NodeRecord {
  readonly uid: string;
  readonly name: string;
  readonly zone: string;
}

export function projectNode({ metadata }: KubeObject): NodeRecord {
  return {
    uid: metadata.uid,
    name: metadata.name,
    zone: metadata.labels?.[zoneLabel] ?? '',
  };
}

/** The zone of every node. Nodes report all the time; only a change of zone is passed on. */
export class NodeZones implements Omit<ListWatchSink<NodeRecord>, 'condition'> {
  readonly #onChange: (nodes: ReadonlySet<string>) => void;
  readonly #zones = new Map<string, string>();
  /** While a list goes on: the nodes it has not named yet, and those it has changed. */
  #list: { unseen: Set<string>; changed: Set<string> } | undefined;

  constructor(options: { onChange: (nodes: ReadonlySet<string>) => void }) {
    this.#onChange = options.onChange;
  }

  zoneOf(node: string): string {
    return this.#zones.get(node) ?? '';
  }

  begin(): void {
    this.#list = { unseen: new Set(this.#zones.keys()), changed: new Set() };
  }

  upsert({ name, zone }: NodeRecord): void {
    this.#list?.unseen.delete(name);
    const changed = this.zoneOf(name) !== zone;
    this.#zones.set(name, zone);
    if (changed) this.#changed(name);
  }

  remove({ name }: NodeRecord): void {
    this.#list?.unseen.delete(name);
    if (this.#zones.delete(name)) this.#changed(name);
  }

  synced(): void {
    if (!this.#list) return;
    const { unseen, changed } = this.#list;
    this.#list = undefined;
    for (const name of unseen) {
      this.#zones.delete(name);
      changed.add(name);
    }
    if (changed.size > 0) this.#onChange(changed);
  }

  #changed(name: string): void {
    if (this.#list) this.#list.changed.add(name);
    else this.#onChange(new Set([name]));
  }
}
