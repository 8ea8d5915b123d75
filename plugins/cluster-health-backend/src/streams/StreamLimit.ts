import { ServiceUnavailableError } from '@backstage/errors';
import type { Response } from 'express';

/** Pages one person may have open at a time on one backend. */
const maxStreamsPerActor = 50;

/** Keeps one caller from taking all sockets. */
export class StreamLimit {
  readonly #open = new Map<string, number>();

  /** @throws ServiceUnavailableError when the caller has too many pages open. */
  enter(actor: string, response: Response): void {
    const open = this.#open.get(actor) ?? 0;
    if (open >= maxStreamsPerActor) {
      throw new ServiceUnavailableError(
        `More than ${maxStreamsPerActor} pages are open; close some`,
      );
    }
    this.#open.set(actor, open + 1);
    response.on('close', () => {
      const left = (this.#open.get(actor) ?? 1) - 1;
      if (left === 0) this.#open.delete(actor);
      else this.#open.set(actor, left);
    });
  }
}
