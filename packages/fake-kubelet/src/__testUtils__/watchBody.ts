/** The body of a watch that is never ended by the server. */
export class WatchBody {
  readonly #lines: string[] = [];
  #aborted = false;
  #wake = () => {};

  constructor(signal: AbortSignal | undefined) {
    signal?.addEventListener('abort', () => {
      this.#aborted = true;
      this.#wake();
    });
  }

  send(event: object): void {
    this.#lines.push(`${JSON.stringify(event)}\n`);
    this.#wake();
  }

  async *read(): AsyncIterable<Uint8Array> {
    while (!this.#aborted) {
      const line = this.#lines.shift();
      if (line !== undefined) {
        yield Buffer.from(line);
      } else {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
    }
  }
}
