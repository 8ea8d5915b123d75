import type { Clock, LiveDocument } from '@pilotage/fleet-node';

/** How often documents nobody looks at are closed. One that was just left may be opened again. */
const sweepMs = 30_000;

/** A document, and how to end what keeps it current. */
export interface OpenDocument<TSection, TTopic> {
  readonly document: LiveDocument<TSection, TTopic>;
  readonly stop: () => void;
}

/** Documents by what they are about, each open while somebody looks. */
export class DocumentRegistry<TSection, TTopic> {
  readonly #clock: Clock;
  readonly #open = new Map<string, Promise<OpenDocument<TSection, TTopic>>>();
  /** Those that had no viewer at the last sweep. */
  #idle = new Set<string>();
  #timer: unknown;

  constructor(options: { clock: Clock }) {
    this.#clock = options.clock;
    this.#schedule();
  }

  /** The document of this key, made if there is none. */
  async get(
    key: string,
    create: () => Promise<OpenDocument<TSection, TTopic>>,
  ): Promise<LiveDocument<TSection, TTopic>> {
    this.#idle.delete(key);
    let opening = this.#open.get(key);
    if (!opening) {
      opening = create();
      this.#open.set(key, opening);
      opening.catch(() => this.#open.delete(key));
    }
    return (await opening).document;
  }

  /** Ends every stream; the pages come back by themselves. */
  async close(): Promise<void> {
    this.#clock.clearTimeout(this.#timer);
    const open = [...this.#open.values()];
    this.#open.clear();
    for (const opening of open) {
      const { document, stop } = await opening;
      stop();
      document.close();
    }
  }

  #schedule(): void {
    this.#timer = this.#clock.setTimeout(() => {
      void this.#sweep();
      this.#schedule();
    }, sweepMs);
  }

  async #sweep(): Promise<void> {
    const before = this.#idle;
    this.#idle = new Set();
    for (const [key, opening] of [...this.#open]) {
      const opened = await opening.catch(() => undefined);
      if (!opened || opened.document.viewers > 0) continue;
      if (!before.has(key)) {
        this.#idle.add(key);
        continue;
      }
      this.#open.delete(key);
      opened.stop();
      opened.document.close();
    }
  }
}
