/** Strings of one topic, numbered in the order of their first use. Number 0 is the empty string. */
export class StringDictionary {
  readonly #strings: string[] = [''];
  readonly #numbers = new Map<string, number>([['', 0]]);

  get size(): number {
    return this.#strings.length;
  }

  intern(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#strings.length;
    this.#strings.push(text);
    this.#numbers.set(text, number);
    return number;
  }

  /** The strings from this number on, up to but without `end`. */
  from(start: number, end?: number): readonly string[] {
    return this.#strings.slice(start, end);
  }
}
