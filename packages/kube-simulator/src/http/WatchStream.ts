/** One line of a watch. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: unknown;
}

/** A client that is this many changes behind is cut off, as a slow watcher of the API server is. */
const longestQueue = 50_000;

/** Initial events are written in pieces of about this many characters. */
const pieceLength = 262_144;

/** One JSON object at most is kept as text: all watchers hear of a change in the same turn. */
let lastObject: unknown;
let lastText = '';

function toLine({ type, object }: WatchEvent): string {
  if (object !== lastObject) {
    lastObject = object;
    lastText = JSON.stringify(object);
  }
  return `{"type":"${type}","object":${lastText}}\n`;
}

/**
 * The body of a watch: first what was there when it began, then one line per change until somebody ends it.
 * The beginning is made into text only as fast as the client reads; changes meanwhile wait behind it.
 */
export class WatchStream implements AsyncIterable<string> {
  readonly #initial: Iterable<WatchEvent>;
  #queue: string[] = [];
  #ended = false;
  #wake: (() => void) | undefined;
  #finalisers: (() => void)[] = [];

  /** @param signal - aborted when the client is gone */
  constructor(signal: AbortSignal, initial: Iterable<WatchEvent> = []) {
    this.#initial = initial;
    if (signal.aborted) this.#ended = true;
    else signal.addEventListener('abort', () => this.end(), { once: true });
  }

  push(event: WatchEvent): void {
    if (this.#ended) return;
    this.#queue.push(toLine(event));
    if (this.#queue.length > longestQueue) this.end();
    else this.#wake?.();
  }

  /** What was pushed before is still delivered. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    const finalisers = this.#finalisers;
    this.#finalisers = [];
    finalisers.forEach(finalise => finalise());
    this.#wake?.();
  }

  onEnd(finalise: () => void): void {
    if (this.#ended) finalise();
    else this.#finalisers.push(finalise);
  }

  async *[Symbol.asyncIterator](): AsyncIterator<string> {
    try {
      yield* this.#beginning();
      for (;;) {
        if (this.#queue.length > 0) {
          const lines = this.#queue.join('');
          this.#queue = [];
          yield lines;
        } else if (this.#ended) {
          return;
        } else {
          await new Promise<void>(resolve => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      this.end();
    }
  }

  async *#beginning(): AsyncGenerator<string> {
    let piece = '';
    for (const event of this.#initial) {
      piece += toLine(event);
      if (piece.length < pieceLength) continue;
      yield piece;
      piece = '';
      // A hundred thousand objects must not keep everybody else waiting.
      await new Promise<void>(resolve => setImmediate(resolve));
    }
    if (piece) yield piece;
  }
}
