import { ServiceUnavailableError } from '@backstage/errors';

/** Pages one person may have open at a time on one backend. */
const maxStreamsPerActor = 50;

/** Counts the pages each person has open, of whatever kind, and keeps one person from taking all sockets. @public */
export class StreamSlots {
  readonly #openByActor = new Map<string, number>();

  /**
   * @returns gives the place back
   * @throws ServiceUnavailableError when the person has too many open.
   */
  occupy(actor: string): () => void {
    const open = this.#openByActor.get(actor) ?? 0;
    if (open >= maxStreamsPerActor) {
      throw new ServiceUnavailableError(
        `More than ${maxStreamsPerActor} pages are open; close some`,
      );
    }
    this.#openByActor.set(actor, open + 1);
    return () => {
      const left = (this.#openByActor.get(actor) ?? 1) - 1;
      if (left === 0) this.#openByActor.delete(actor);
      else this.#openByActor.set(actor, left);
    };
  }
}
