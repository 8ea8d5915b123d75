import { HashIndex, mix } from './hashIndex';
import { Table } from './table';

const field = { offset: 0, length: 1, references: 2, head: 3 } as const;
const decodedLimit = 8192;
const fnvBasis = 0x811c9dc5;
const fnvPrime = 0x01000193;

/**
 * Strings as numbers, each stored once as bytes and counted, so that names which come and go do not add up.
 *
 * A string may be split into a head, shared with others (`registry/app:`), and a tail of its own. Number 0 is
 * the empty string.
 */
export class StringTable {
  readonly #rows = new Table(4);
  readonly #index = new HashIndex<string>({
    hashOf: id => mix(this.#rawHash(id)),
    matches: (id, text) => this.#end(id, text) === text.length,
  });
  #bytes = Buffer.alloc(1024);
  #used = 0;
  #wasted = 0;
  /** Strings decoded lately: those that many rows share are asked for again and again. */
  readonly #decoded = new Map<number, string>();
  readonly #onFree: ((id: number) => void)[] = [];

  constructor() {
    this.#rows.allocate();
  }

  get bytes(): number {
    return this.#rows.bytes + this.#index.bytes + this.#bytes.byteLength;
  }

  /** Strings held, the empty one not counted. */
  get size(): number {
    let count = 0;
    for (let id = 1; id < this.#rows.size; id++) {
      if (this.#rows.get(id, field.references) > 0) count += 1;
    }
    return count;
  }

  /**
   * The number of a string; whoever gets it owns one reference to it.
   *
   * @param split - where the head ends; 0 for no head.
   */
  intern(text: string, split = 0): number {
    if (text === '') return 0;
    const bytes = toByteString(text);
    const hash = mix(hashText(bytes));
    const known = this.#index.find(hash, bytes);
    if (known !== -1) {
      this.#rows.set(
        known,
        field.references,
        this.#rows.get(known, field.references) + 1,
      );
      return known;
    }
    // Positions in the text are positions in the bytes only while there is one byte per character.
    const at = bytes === text && split < text.length ? split : 0;
    const head = at > 0 ? this.intern(text.slice(0, at)) : 0;
    const tail = at > 0 ? bytes.slice(at) : bytes;
    const id = this.#rows.allocate();
    this.#rows.set(id, field.offset, this.#append(tail));
    this.#rows.set(id, field.length, tail.length);
    this.#rows.set(id, field.references, 1);
    this.#rows.set(id, field.head, head);
    this.#index.add(hash, id);
    return id;
  }

  /** Calls back with every number that stops standing for its string. */
  onFree(listener: (id: number) => void): void {
    this.#onFree.push(listener);
  }

  /** Gives one reference back. */
  release(id: number): void {
    if (id === 0) return;
    const references = this.#rows.get(id, field.references) - 1;
    if (references > 0) {
      this.#rows.set(id, field.references, references);
      return;
    }
    this.#index.remove(mix(this.#rawHash(id)), id);
    const head = this.#rows.get(id, field.head);
    this.#wasted += this.#rows.get(id, field.length);
    this.#rows.set(id, field.references, 0);
    this.#rows.free(id);
    this.#decoded.delete(id);
    for (const listener of this.#onFree) listener(id);
    this.release(head);
    if (this.#wasted > 4096 && this.#wasted > this.#used / 4) this.#compact();
  }

  /** Whether the number stands for a string at present. */
  has(id: number): boolean {
    return id === 0 || this.#rows.get(id, field.references) > 0;
  }

  get(id: number): string {
    if (id === 0) return '';
    const known = this.#decoded.get(id);
    if (known !== undefined) return known;
    const offset = this.#rows.get(id, field.offset);
    const text =
      this.get(this.#rows.get(id, field.head)) +
      this.#bytes.toString(
        'utf8',
        offset,
        offset + this.#rows.get(id, field.length),
      );
    if (this.#decoded.size >= decodedLimit) this.#decoded.clear();
    this.#decoded.set(id, text);
    return text;
  }

  /** The number of a string that is held, without a reference; -1 when it is not. */
  find(text: string): number {
    if (text === '') return 0;
    const bytes = toByteString(text);
    return this.#index.find(mix(hashText(bytes)), bytes);
  }

  /** Where this string ends in the text when the text starts with it, else -1. */
  #end(id: number, text: string): number {
    if (id === 0) return 0;
    const start = this.#end(this.#rows.get(id, field.head), text);
    const offset = this.#rows.get(id, field.offset);
    const length = this.#rows.get(id, field.length);
    if (start === -1 || start + length > text.length) return -1;
    for (let i = 0; i < length; i++) {
      if (this.#bytes[offset + i] !== text.charCodeAt(start + i)) return -1;
    }
    return start + length;
  }

  #rawHash(id: number): number {
    if (id === 0) return fnvBasis;
    let hash = this.#rawHash(this.#rows.get(id, field.head));
    const offset = this.#rows.get(id, field.offset);
    const end = offset + this.#rows.get(id, field.length);
    for (let i = offset; i < end; i++) {
      hash = Math.imul(hash ^ this.#bytes[i]!, fnvPrime);
    }
    return hash;
  }

  #append(bytes: string): number {
    const offset = this.#used;
    const end = offset + bytes.length;
    if (end > this.#bytes.length) {
      this.#move(Math.max(end, Math.ceil(this.#bytes.length * 1.125)));
    }
    this.#bytes.write(bytes, offset, 'latin1');
    this.#used = end;
    return offset;
  }

  #move(capacity: number): void {
    const wider = Buffer.alloc(capacity);
    this.#bytes.copy(wider, 0, 0, this.#used);
    this.#bytes = wider;
  }

  #compact(): void {
    const live = this.#used - this.#wasted;
    const bytes = Buffer.alloc(Math.max(1024, Math.ceil(live * 1.125)));
    let used = 0;
    for (let id = 1; id < this.#rows.size; id++) {
      if (this.#rows.get(id, field.references) === 0) continue;
      const offset = this.#rows.get(id, field.offset);
      const end = offset + this.#rows.get(id, field.length);
      this.#bytes.copy(bytes, used, offset, end);
      this.#rows.set(id, field.offset, used);
      used += end - offset;
    }
    this.#bytes = bytes;
    this.#used = used;
    this.#wasted = 0;
  }
}

function hashText(bytes: string): number {
  let hash = fnvBasis;
  for (let i = 0; i < bytes.length; i++) {
    hash = Math.imul(hash ^ bytes.charCodeAt(i), fnvPrime);
  }
  return hash;
}

/** One character per UTF-8 byte; the text itself when it is ASCII, as nearly everything in Kubernetes is. */
function toByteString(text: string): string {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f) return Buffer.from(text).toString('latin1');
  }
  return text;
}
