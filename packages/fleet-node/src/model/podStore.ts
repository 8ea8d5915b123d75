import { OwnerIndex } from './ownerIndex';
import { PodColumns } from './podColumns';
import type { PodRecord } from './podRecord';
import { PodView } from './podView';
import type { PodRow } from './types';
import { UidIndex } from './uidIndex';

/** What a store of pods tells and asks. */
export interface PodStoreOptions {
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
  /** Rows a list in progress has not named yet. */
  #unseen: Uint8Array | undefined;

  constructor(options: PodStoreOptions) {
    this.#options = options;
  }

  /** Bytes of all columns, indexes and strings. */
  get bytes(): number {
    return this.#uids.bytes + this.#owners.bytes + this.#columns.bytes;
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
    const changed = this.#columns.write(row, pod);
    const owner = known === -1 ? undefined : this.#owners.ownerOf(row);
    if (owner !== pod.owner) {
      // Known pods change hands too: controllers adopt and release them by labels.
      if (owner !== undefined) {
        this.#owners.remove(row);
        this.#options.onChange(owner);
      }
      this.#owners.add(row, pod.owner);
    }
    if (changed || owner !== pod.owner) this.#options.onChange(pod.owner);
  }

  remove(uid: string): void {
    const row = this.#uids.find(uid);
    if (row === -1) return;
    this.#see(row);
    this.#removeRow(row);
  }

  ofOwner(uid: string): PodRow[] {
    const source = {
      columns: this.#columns,
      uidOf: (row: number) => this.#uids.uidOf(row),
      zoneOf: this.#options.zoneOf,
    };
    return this.#owners.rowsOf(uid).map(row => new PodView(source, row));
  }

  /** Reports the owners of all pods on these nodes as changed. */
  touchNodes(nodes: ReadonlySet<string>): void {
    const ids = new Set(
      [...nodes].map(node => this.#columns.strings.find(node)),
    );
    for (const row of this.#rows()) {
      if (ids.has(this.#columns.id(row, 'node'))) {
        this.#options.onChange(this.#owners.ownerOf(row));
      }
    }
  }

  /** A row that is freed and used again while a list goes on belongs to a pod that exists. */
  #see(row: number): void {
    if (this.#unseen && row < this.#unseen.length) this.#unseen[row] = 0;
  }

  #removeRow(row: number): void {
    const owner = this.#owners.ownerOf(row);
    this.#owners.remove(row);
    this.#columns.clear(row);
    this.#uids.remove(row);
    this.#options.onChange(owner);
  }

  *#rows(): Iterable<number> {
    for (let row = 0; row < this.#uids.size; row++) {
      if (this.#columns.exists(row)) yield row;
    }
  }
}
