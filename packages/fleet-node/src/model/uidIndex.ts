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
    const a = this.#words.get(row, 0);
    const b = this.#words.get(row, 1);
    const c = this.#words.get(row, 2);
    const d = this.#words.get(row, 3);
    return [
      hex(a, 16) + hex(a, 0),
      hex(b, 16),
      hex(b, 0),
      hex(c, 16),
      hex(c, 0) + hex(d, 16) + hex(d, 0),
    ].join('-');
  }

  #hash(row: number): number {
    return hashOf(this.#words.get(row, 0), this.#words.get(row, 3));
  }
}

const hexBytes = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

/** Four digits of a word, from this bit on. */
function hex(word: number, shift: number): string {
  return (
    hexBytes[(word >>> (shift + 8)) & 255]! + hexBytes[(word >>> shift) & 255]!
  );
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
