/** What separates texts. */
const end = '\0';

/**
 * Finds things by a part of their names. All names are one long text, because that is read in one go, where thousands of
 * small texts lie all over the memory.
 */
export class TextSearch<T> {
  readonly #things: readonly T[];
  readonly #text: string;
  /** Where the names of each begin. */
  readonly #starts: Uint32Array;

  constructor(things: readonly T[], namesOf: (thing: T) => readonly string[]) {
    this.#things = things;
    this.#starts = new Uint32Array(things.length);
    const texts = things.map(
      thing => normalised(namesOf(thing).join('\n')) + end,
    );
    let start = 0;
    texts.forEach((text, index) => {
      this.#starts[index] = start;
      start += text.length;
    });
    this.#text = texts.join('');
  }

  /** Those with this text in one of their names, in upper or lower case. */
  find(part: string): T[] {
    const wanted = normalised(part);
    const found: T[] = [];
    if (wanted.includes(end)) return found;
    let at = this.#text.indexOf(wanted);
    for (let index = 0; at !== -1 && index < this.#starts.length; index++) {
      const next = this.#starts[index + 1] ?? this.#text.length;
      if (at >= next) continue;
      found.push(this.#things[index]!);
      at = this.#text.indexOf(wanted, next);
    }
    return found;
  }
}

function normalised(text: string): string {
  return text.toLocaleLowerCase('en');
}
