import { HashIndex, mix } from './hashIndex';
import { phaseOf } from './podFlags';
import type { PodGroupKey, PodGroupSource } from './podGroupKey';
import { readKey, sameKey } from './podGroupKey';
import { PodGroupView } from './podGroupView';
import { isFinished } from './podLife';
import { Table } from './table';
import type { PodGroup, PodGroupChange } from './podTypes';
import type { Written } from './written';

const none = -1;
const field = { pods: 0, member: 1, hash: 2 } as const;

/** Groups are few beside pods, and come and go with every version. */
const indexLoad = 0.5;

/**
 * Counts pods that are alike. A group keeps no key of its own: one of its pods, the member, stands for all of them. So
 * a group costs a few bytes, also in a fleet where every pod is one of its kind.
 */
export class PodGroups {
  readonly #cluster: string;
  readonly #source: PodGroupSource;
  readonly #onChange: (change: PodGroupChange) => void;
  /** Group + 1 by row; 0 for none. */
  readonly #ofRow = new Table(1);
  readonly #groups = new Table(Object.keys(field).length);
  readonly #index = new HashIndex<PodGroupKey>(
    {
      hashOf: group => this.#groups.get(group, field.hash),
      matches: (group, key) =>
        // Nearly always told apart by this, which spares reading the key.
        this.#groups.get(group, field.hash) === this.#wanted &&
        sameKey(this.#keyOf(group), key),
    },
    indexLoad,
  );
  /** Keys are read again and again, so their memory is used again too. */
  readonly #key: PodGroupKey = [];
  readonly #other: PodGroupKey = [];
  /** Hash of the key that is looked for. */
  #wanted = 0;

  constructor(
    options: PodGroupSource & {
      readonly cluster: string;
      onChange(change: PodGroupChange): void;
    },
  ) {
    this.#cluster = options.cluster;
    this.#source = options;
    this.#onChange = options.onChange;
  }

  get bytes(): number {
    return this.#ofRow.bytes + this.#groups.bytes + this.#index.bytes;
  }

  /** Counts a pod whose row and owner are written, unless it is finished: nothing of it runs. */
  add(row: number): void {
    this.#ofRow.ensure(row);
    if (this.#isFinished(row)) return;
    const key = readKey(this.#source, row, this.#key);
    const hash = hashKey(key);
    this.#wanted = hash;
    let group = this.#index.find(hash, key);
    if (group === -1) {
      group = this.#groups.allocate();
      this.#groups.set(group, field.pods, 0);
      this.#groups.set(group, field.member, row);
      this.#groups.set(group, field.hash, hash);
      this.#index.add(hash, group);
    }
    this.#ofRow.set(row, 0, group + 1);
    this.#count(group, 1);
  }

  /** Counts a pod no more, whose owner is still as it was. */
  remove(row: number): void {
    const group = this.groupOf(row);
    if (group === none) return;
    this.#part(row, group);
    this.#count(group, -1);
  }

  /**
   * Counts a pod where it belongs now that its row is another one; its owner is as it was. Tells of the group it goes to
   * before the one it leaves, so that what both have in common is not forgotten in between.
   */
  rewritten(row: number, written: Written): void {
    const group = this.groupOf(row);
    const isCounted = group !== none;
    if (isCounted === !this.#isFinished(row) && written !== 'unlike') return;
    if (isCounted) this.#part(row, group);
    this.add(row);
    if (isCounted) this.#count(group, -1);
  }

  *values(): Iterable<PodGroup> {
    for (let id = 0; id < this.#groups.size; id++) {
      const pods = this.#groups.get(id, field.pods);
      if (pods > 0) yield this.#view(id, pods);
    }
  }

  /** The group a pod is in that was added; -1 for none. */
  groupOf(row: number): number {
    return this.#ofRow.get(row, 0) - 1;
  }

  #isFinished(row: number): boolean {
    return isFinished({ phase: phaseOf(this.#source.columns.flags(row)) });
  }

  /** The row no longer stands for its group, so that nobody finds the group by what is written there. */
  #part(row: number, group: number): void {
    this.#ofRow.set(row, 0, 0);
    if (this.#groups.get(group, field.pods) === 1) {
      this.#index.remove(this.#groups.get(group, field.hash), group);
    } else if (this.#groups.get(group, field.member) === row) {
      this.#groups.set(group, field.member, this.#otherMember(row, group));
    }
  }

  #otherMember(row: number, group: number): number {
    const { owners } = this.#source;
    for (const sibling of owners.rowsOfNumber(owners.numberOf(row))) {
      if (this.groupOf(sibling) === group) return sibling;
    }
    throw new Error(`Pod group ${group} has lost its pods`);
  }

  #count(group: number, delta: number): void {
    const pods = this.#groups.get(group, field.pods) + delta;
    this.#groups.set(group, field.pods, pods);
    if (pods === 0) this.#groups.free(group);
    this.#onChange({
      cluster: this.#cluster,
      id: group,
      delta,
      group: pods === 0 ? undefined : this.#view(group, pods),
    });
  }

  #view(id: number, pods: number): PodGroup {
    return new PodGroupView(this.#source, {
      id,
      cluster: this.#cluster,
      pods,
      member: this.#groups.get(id, field.member),
    });
  }

  #keyOf(group: number): PodGroupKey {
    const member = this.#groups.get(group, field.member);
    return readKey(this.#source, member, this.#other);
  }
}

function hashKey(key: PodGroupKey): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) {
    hash = Math.imul(hash ^ key[i]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return mix(hash);
}
