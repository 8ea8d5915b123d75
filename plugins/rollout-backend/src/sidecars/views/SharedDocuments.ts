import type { LiveDocument } from '@pilotage/fleet-node';
import type { ServerResponse } from 'node:http';

/** How long a document outlives its last viewer: a reload of the page finds it warm. Milliseconds. */
const lingerMs = 10_000;

/** A document, whatever it shows. */
type Document = Pick<
  LiveDocument<unknown, unknown>,
  'touch' | 'join' | 'close' | 'viewers'
>;

/** One document per question, shared by all who ask it, and gone soon after the last of them. */
export class SharedDocuments<T extends Document> {
  readonly #documents = new Map<string, T>();

  /** How many there are now. */
  get size(): number {
    return this.#documents.size;
  }

  /** The document of a question, as something to be joined. */
  of(key: string, open: () => T): { readonly document: T } & Pick<T, 'join'> {
    const document = this.#documents.get(key) ?? open();
    return {
      document,
      join: (response: ServerResponse, after?: number) => {
        // Kept only once somebody looks: who is turned away leaves nothing behind.
        this.#documents.set(key, document);
        const page = document.join(response, after);
        response.on('close', () => this.#dropLater(key, document));
        return page;
      },
    };
  }

  /** What they show may have changed. */
  touch(): void {
    for (const document of this.#documents.values()) document.touch();
  }

  /** Ends all pages; they come back by themselves. */
  close(): void {
    for (const document of this.#documents.values()) document.close();
    this.#documents.clear();
  }

  #dropLater(key: string, document: T): void {
    if (document.viewers > 0) return;
    setTimeout(() => {
      if (document.viewers > 0 || this.#documents.get(key) !== document) return;
      this.#documents.delete(key);
      document.close();
    }, lingerMs).unref();
  }
}
