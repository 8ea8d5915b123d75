import type { StringTable } from './stringTable';

const limit = 65_536;

/** What strings of a table mean, worked out once for each that is asked for again and again. */
export class ParsedStrings<T> {
  readonly #strings: StringTable;
  readonly #parse: (text: string) => T;
  readonly #parsed = new Map<number, T>();

  constructor(strings: StringTable, parse: (text: string) => T) {
    this.#strings = strings;
    this.#parse = parse;
    // The number may come back with another meaning.
    strings.onFree(id => this.#parsed.delete(id));
  }

  get(id: number): T {
    let parsed = this.#parsed.get(id);
    if (parsed === undefined) {
      parsed = this.#parse(this.#strings.get(id));
      if (this.#parsed.size >= limit) this.#parsed.clear();
      this.#parsed.set(id, parsed);
    }
    return parsed;
  }
}
