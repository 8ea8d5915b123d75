/** How an index reads the keys, which live in somebody else's table. */
export interface HashIndexKeys<K> {
  hashOf(row: number): number;
  matches(row: number, key: K): boolean;
}

/** How full an index becomes before it grows: a fuller one takes less memory and looks at more rows for each key. */
const usualLoad = 0.8;

/** Finds rows by key: open addressing, linear probing, four bytes per slot. */
export class HashIndex<K> {
  readonly #keys: HashIndexKeys<K>;
  /** Row + 1; 0 for an empty slot. */
  #slots = new Uint32Array(64);
  #count = 0;
  readonly #maximumLoad: number;

  constructor(keys: HashIndexKeys<K>, maximumLoad = usualLoad) {
    this.#keys = keys;
    this.#maximumLoad = maximumLoad;
  }

  get bytes(): number {
    return this.#slots.byteLength;
  }

  /** @returns -1 when there is no such row. */
  find(hash: number, key: K): number {
    for (let slot = this.#home(hash); ; slot = this.#next(slot)) {
      const row = this.#slots[slot]! - 1;
      if (row === -1 || this.#keys.matches(row, key)) return row;
    }
  }

  add(hash: number, row: number): void {
    if (this.#count + 1 > this.#slots.length * this.#maximumLoad) this.#grow();
    this.#place(hash, row);
    this.#count += 1;
  }

  /** Takes the row out and closes the gap, so that no search ends too early. */
  remove(hash: number, row: number): void {
    let gap = this.#home(hash);
    while (this.#slots[gap] !== row + 1) gap = this.#next(gap);
    const capacity = this.#slots.length;
    let slot = gap;
    for (;;) {
      slot = this.#next(slot);
      const other = this.#slots[slot]!;
      if (other === 0) break;
      const home = this.#home(this.#keys.hashOf(other - 1));
      const fromHome = (slot - home + capacity) % capacity;
      const fromGap = (slot - gap + capacity) % capacity;
      if (fromHome >= fromGap) {
        this.#slots[gap] = other;
        gap = slot;
      }
    }
    this.#slots[gap] = 0;
    this.#count -= 1;
  }

  #place(hash: number, row: number): void {
    let slot = this.#home(hash);
    while (this.#slots[slot] !== 0) slot = this.#next(slot);
    this.#slots[slot] = row + 1;
  }

  #grow(): void {
    const rows = this.#slots;
    this.#slots = new Uint32Array(Math.ceil(rows.length * 1.25));
    for (const entry of rows) {
      if (entry !== 0) this.#place(this.#keys.hashOf(entry - 1), entry - 1);
    }
  }

  #home(hash: number): number {
    return Math.floor(((hash >>> 0) / 2 ** 32) * this.#slots.length);
  }

  #next(slot: number): number {
    return slot + 1 === this.#slots.length ? 0 : slot + 1;
  }
}

/** Spreads a hash over all 32 bits (the finaliser of MurmurHash3). */
export function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
