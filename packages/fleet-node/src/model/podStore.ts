import { OwnerIndex } from './ownerIndex';
import { PodColumns } from './podColumns';
import type { PodFeed } from './podFeed';
import { PodGroups } from './podGroups';
import type { PodRecord } from './podRecord';
import { PodView } from './podView';
import type { PodGroup, PodGroupChange, PodRow } from './podTypes';
import { UidIndex } from './uidIndex';

/** What a store of pods tells and asks. */
export interface PodStoreOptions {
  readonly cluster: string;
  /** Hears about every pod and every group. */
  readonly feed: PodFeed;
  /** A pod of this owner (empty: of none) appeared, changed or went. */
  onChange(ownerUid: string): void;
  zoneOf(node: string): string;
}

/** All pods of one cluster, in columns. */
export class PodStore {
  readonly #options: PodStoreOptions;
  readonly #uids = new UidIndex();
  readonly #columns = new PodColumns();
  readonly #owners = new OwnerIndex();
  readonly #groups: PodGroups;
  readonly #view = {
    columns: this.#columns,
    uidOf: (row: number) => this.#uids.uidOf(row),
    ownerOf: (row: number) => this.#owners.ownerOf(row),
    zoneOf: (node: string) => this.#options.zoneOf(node),
  };
  /** Rows a list in progress has not named yet. */
  #unseen: Uint8Array | undefined;
  #closed = false;

  constructor(options: PodStoreOptions) {
    this.#options = options;
    this.#groups = this.#newGroups(change => {
      if (!this.#closed) options.feed.group(change);
    });
  }

  /** Bytes of all columns, indexes and strings. */
  get bytes(): number {
    return (
      this.#uids.bytes +
      this.#owners.bytes +
      this.#columns.bytes +
      this.#groups.bytes
    );
  }

  /** Distinct strings held. */
  get strings(): number {
    return this.#columns.strings.size;
  }

  begin(): void {
    this.#unseen = new Uint8Array(this.#uids.size);
    for (const row of this.#rows()) this.#unseen[row] = 1;
  }

  synced(): void {
    this.#unseen?.forEach((unseen, row) => {
      if (unseen) this.#removeRow(row);
    });
    this.#unseen = undefined;
  }

  upsert(pod: PodRecord): void {
    const known = this.#uids.find(pod.uid);
    const row = known === -1 ? this.#uids.add(pod.uid) : known;
    this.#see(row);
    const owner = known === -1 ? undefined : this.#owners.ownerOf(row);
    if (owner === pod.owner) {
      const written = this.#columns.write(row, pod);
      if (written === 'same') return;
      this.#groups.rewritten(row, written);
    } else {
      // Known pods change hands too: controllers adopt and release them by labels.
      if (owner !== undefined) {
        this.#groups.remove(row);
        this.#owners.remove(row);
        this.#options.onChange(owner);
      }
      this.#columns.write(row, pod);
      this.#owners.add(row, pod.owner);
      this.#groups.add(row);
    }
    this.#tellPod(row);
    this.#options.onChange(pod.owner);
  }

  remove(uid: string): void {
    const row = this.#uids.find(uid);
    if (row === -1) return;
    this.#see(row);
    this.#removeRow(row);
  }

  ofOwner(uid: string): PodRow[] {
    return this.#owners.rowsOf(uid).map(row => this.#rowView(row));
  }

  /** All of them. */
  *values(): Iterable<PodRow> {
    for (const row of this.#rows()) yield this.#rowView(row);
  }

  groups(): Iterable<PodGroup> {
    return this.#groups.values();
  }

  ofGroups(groups: ReadonlySet<number>): PodRow[] {
    const pods: PodRow[] = [];
    for (const row of this.#rows()) {
      if (groups.has(this.#groups.groupOf(row))) pods.push(this.#rowView(row));
    }
    return pods;
  }

  /** The groups counted from nothing, to check those that are kept. Their ids mean nothing. */
  regroup(): Iterable<PodGroup> {
    const groups = this.#newGroups(() => {});
    for (const row of this.#rows()) groups.add(row);
    return groups.values();
  }

  /** Reports the owners of all pods on these nodes as changed. */
  touchNodes(nodes: ReadonlySet<string>): void {
    const ids = new Set(
      [...nodes].map(node => this.#columns.strings.find(node)),
    );
    for (const row of this.#rows()) {
      if (ids.has(this.#columns.id(row, 'node'))) {
        this.#tellPod(row);
        this.#options.onChange(this.#owners.ownerOf(row));
      }
    }
  }

  /** Tells everybody that all pods are gone, and nothing any more. */
  close(): void {
    const { feed, cluster } = this.#options;
    this.#closed = true;
    feed.forget(cluster);
    for (const { id, pods } of this.#groups.values()) {
      feed.group({ cluster, id, delta: -pods, group: undefined });
    }
  }

  #newGroups(onChange: (change: PodGroupChange) => void): PodGroups {
    return new PodGroups({
      cluster: this.#options.cluster,
      columns: this.#columns,
      owners: this.#owners,
      onChange,
    });
  }

  #rowView(row: number): PodRow {
    return new PodView(this.#view, row);
  }

  #tellPod(row: number): void {
    const { feed, cluster } = this.#options;
    if (feed.observed && !this.#closed)
      feed.upsert(cluster, this.#rowView(row));
  }

  /** A row that is freed and used again while a list goes on belongs to a pod that exists. */
  #see(row: number): void {
    if (this.#unseen && row < this.#unseen.length) this.#unseen[row] = 0;
  }

  #removeRow(row: number): void {
    const { feed, cluster, onChange } = this.#options;
    const owner = this.#owners.ownerOf(row);
    this.#groups.remove(row);
    this.#owners.remove(row);
    this.#columns.clear(row);
    this.#uids.remove(row);
    if (feed.observed && !this.#closed) feed.remove(cluster, row);
    onChange(owner);
  }

  *#rows(): Iterable<number> {
    for (let row = 0; row < this.#uids.size; row++) {
      if (this.#columns.exists(row)) yield row;
    }
  }
}
