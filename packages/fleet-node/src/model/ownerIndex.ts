import { Table } from './table';
import { UidIndex } from './uidIndex';

const writtenLimit = 8192;

/** Rows are chained through these; values are a row + 1, 0 for none. */
const link = { owner: 0, next: 1, previous: 2 } as const;

/** Rows by the uid of their controlling owner, as doubly linked chains: adding and removing cost the same for any number. */
export class OwnerIndex {
  readonly #uids = new UidIndex();
  readonly #heads = new Table(1);
  readonly #links = new Table(3);
  /** Uids written out lately, by number: the same few are asked for with every event of their pods. */
  readonly #written = new Map<number, string>();

  get bytes(): number {
    return this.#uids.bytes + this.#heads.bytes + this.#links.bytes;
  }

  /** Rows without an owner (empty uid) have a chain too. */
  add(row: number, uid: string): void {
    this.#links.ensure(row);
    let owner = this.#uids.find(uid);
    if (owner === -1) {
      owner = this.#uids.add(uid);
      this.#heads.ensure(owner);
    }
    const head = this.#heads.get(owner, 0);
    if (head !== 0) this.#links.set(head - 1, link.previous, row + 1);
    this.#links.set(row, link.owner, owner + 1);
    this.#links.set(row, link.next, head);
    this.#links.set(row, link.previous, 0);
    this.#heads.set(owner, 0, row + 1);
  }

  remove(row: number): void {
    const owner = this.#links.get(row, link.owner) - 1;
    if (owner === -1) return;
    const next = this.#links.get(row, link.next);
    const previous = this.#links.get(row, link.previous);
    if (next !== 0) this.#links.set(next - 1, link.previous, previous);
    if (previous !== 0) this.#links.set(previous - 1, link.next, next);
    else this.#heads.set(owner, 0, next);
    this.#links.set(row, link.owner, 0);
    if (this.#heads.get(owner, 0) === 0) {
      this.#uids.remove(owner);
      this.#written.delete(owner);
    }
  }

  /** Empty when the row has no owner. */
  ownerOf(row: number): string {
    const owner = this.#links.get(row, link.owner) - 1;
    return owner === -1 ? '' : this.uidOf(owner);
  }

  /** Number of the row's owner, as long as it has rows. */
  numberOf(row: number): number {
    return this.#links.get(row, link.owner) - 1;
  }

  /** Uid of an owner by its number. */
  uidOf(owner: number): string {
    const known = this.#written.get(owner);
    if (known !== undefined) return known;
    const uid = this.#uids.uidOf(owner);
    if (this.#written.size >= writtenLimit) this.#written.clear();
    this.#written.set(owner, uid);
    return uid;
  }

  rowsOf(uid: string): number[] {
    const owner = this.#uids.find(uid);
    return owner === -1 ? [] : [...this.rowsOfNumber(owner)];
  }

  *rowsOfNumber(owner: number): Iterable<number> {
    let row = this.#heads.get(owner, 0) - 1;
    while (row !== -1) {
      yield row;
      row = this.#links.get(row, link.next) - 1;
    }
  }
}
