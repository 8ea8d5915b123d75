import { HashIndex, mix } from './hashIndex';
import { Table } from './table';

/**
 * Numbers uids: 16 bytes each for UUIDs, which nearly all are; the few others (mirror pods of the kubelet) are
 * kept as strings. A row stays with its uid until it is removed.
 */
export class UidIndex {
  readonly #words = new Table(4);
  readonly #key = new Uint32Array(4);
  readonly #index = new HashIndex<Uint32Array>({
    hashOf: row => this.#hash(row),
    matches: (row, key) =>
      this.#words.get(row, 0) === key[0] &&
      this.#words.get(row, 1) === key[1] &&
      this.#words.get(row, 2) === key[2] &&
      this.#words.get(row, 3) === key[3],
  });
  readonly #others = new Map<string, number>();
  readonly #otherUids = new Map<number, string>();

  get bytes(): number {
    return this.#words.bytes + this.#index.bytes;
  }

  /** One more than the highest row in use. */
  get size(): number {
    return this.#words.size;
  }

  /** @returns -1 when the uid is not known. */
  find(uid: string): number {
    return parseUuid(uid, this.#key)
      ? this.#index.find(hashOf(this.#key[0]!, this.#key[3]!), this.#key)
      : this.#others.get(uid) ?? -1;
  }

  /** Numbers a uid that is not known yet. */
  add(uid: string): number {
    const row = this.#words.allocate();
    if (parseUuid(uid, this.#key)) {
      for (let i = 0; i < 4; i++) this.#words.set(row, i, this.#key[i]!);
      this.#index.add(this.#hash(row), row);
    } else {
      this.#others.set(uid, row);
      this.#otherUids.set(row, uid);
    }
    return row;
  }

  remove(row: number): void {
    const other = this.#otherUids.get(row);
    if (other === undefined) {
      this.#index.remove(this.#hash(row), row);
    } else {
      this.#others.delete(other);
      this.#otherUids.delete(row);
    }
    this.#words.free(row);
  }

  uidOf(row: number): string {
    const other = this.#otherUids.get(row);
    if (other !== undefined) return other;
    let hex = '';
    for (let i = 0; i < 4; i++) {
      hex += this.#words.get(row, i).toString(16).padStart(8, '0');
    }
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(
      12,
      16,
    )}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  #hash(row: number): number {
    return hashOf(this.#words.get(row, 0), this.#words.get(row, 3));
  }
}

function hashOf(first: number, last: number): number {
  return mix(first ^ Math.imul(last, 0x9e3779b1));
}

/** Only what would be written again in the same way counts as a UUID. @returns whether it is one. */
function parseUuid(text: string, words: Uint32Array): boolean {
  if (text.length !== 36) return false;
  let digits = 0;
  let word = 0;
  for (let i = 0; i < 36; i++) {
    const code = text.charCodeAt(i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== 0x2d) return false;
    } else {
      let digit: number;
      if (code >= 0x30 && code <= 0x39) digit = code - 0x30;
      else if (code >= 0x61 && code <= 0x66) digit = code - 0x57;
      else return false;
      word = (word << 4) | digit;
      digits += 1;
      if (digits % 8 === 0) words[digits / 8 - 1] = word;
    }
  }
  return true;
}
