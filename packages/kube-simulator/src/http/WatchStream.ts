/** A client that is this many events behind is cut off, as a slow watcher of the API server is. */
const longestQueue = 50_000;

/** One JSON object at most is kept as text: all watchers hear of it in the same turn. */
let lastObject: unknown;
let lastText = '';

function stringify(object: unknown): string {
  if (object !== lastObject) {
    lastObject = object;
    lastText = JSON.stringify(object);
  }
  return lastText;
}

/** The body of a watch: one JSON line per event, until somebody ends it. */
export class WatchStream implements AsyncIterable<string> {
  #queue: string[] = [];
  #ended = false;
  #wake: (() => void) | undefined;
  #finalisers: (() => void)[] = [];

  /** @param signal - aborted when the client is gone */
  constructor(signal: AbortSignal) {
    if (signal.aborted) this.#ended = true;
    else signal.addEventListener('abort', () => this.end(), { once: true });
  }

  push(event: { type: string; object: unknown }): void {
    if (this.#ended) return;
    this.#queue.push(
      `{"type":"${event.type}","object":${stringify(event.object)}}\n`,
    );
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
}
