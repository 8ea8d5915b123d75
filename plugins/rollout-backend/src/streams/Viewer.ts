import type { Response } from 'express';
import type { EncodedFrame } from './encodeFrame';
import { encodeFrame } from './encodeFrame';

/**
 * One open page. A reader that does not keep up is not sent anything more until its socket drains, and then gets what
 * brings it up to date; nothing is queued for it.
 */
export class Viewer {
  readonly #response: Response;
  readonly #catchUp: (after: number) => readonly EncodedFrame[];
  #seq: number | undefined;
  #blocked = false;
  #closed = false;

  constructor(options: {
    response: Response;
    /** What somebody who has seen frames up to `after` needs now. */
    catchUp: (after: number) => readonly EncodedFrame[];
  }) {
    this.#response = options.response;
    this.#catchUp = options.catchUp;
    options.response.on('drain', () => {
      this.#blocked = false;
      if (this.#seq === undefined) return;
      for (const frame of this.#catchUp(this.#seq)) this.deliver(frame);
    });
  }

  get closed(): boolean {
    return this.#closed || this.#response.writableEnded;
  }

  deliver(frame: EncodedFrame): void {
    if (this.#blocked || this.closed) return;
    this.#seq = frame.seq;
    this.#write(frame.bytes);
  }

  /** Says why, and closes. */
  end(reason: string, retry: boolean): void {
    if (this.closed) return;
    this.#closed = true;
    this.#response.end(encodeFrame({ type: 'end', reason, retry }));
  }

  #write(bytes: Buffer): void {
    this.#blocked = !this.#response.write(bytes);
    // A compressing middleware, if one ignores `no-transform`, would otherwise keep the bytes.
    const { flush } = this.#response as Response & { flush?: () => void };
    flush?.call(this.#response);
  }
}
