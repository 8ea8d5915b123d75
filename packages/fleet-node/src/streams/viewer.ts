import type { ServerResponse } from 'node:http';
import type { EncodedFrame } from './encodeFrame';
import { encodeFrame } from './encodeFrame';

/** A reader that takes nothing for so long is gone, or never meant to read. Milliseconds. */
const patienceMs = 60_000;

/** How long a page may take to read that its stream has ended. Milliseconds. */
const farewellMs = 2_000;

/**
 * One open page. A reader that does not keep up is not sent anything more until its socket drains, and then gets what
 * brings it up to date; nothing is queued for it.
 *
 * @public
 */
export class Viewer {
  readonly #response: ServerResponse;
  readonly #catchUp: (after: number) => readonly EncodedFrame[];
  #seq: number | undefined;
  #blocked = false;
  #closed = false;
  #hangUp: NodeJS.Timeout | undefined;

  constructor(options: {
    /** The caller has written the head. */
    response: ServerResponse;
    /** What somebody who has seen frames up to `after` needs now. */
    catchUp: (after: number) => readonly EncodedFrame[];
  }) {
    this.#response = options.response;
    this.#catchUp = options.catchUp;
    options.response.on('close', () => clearTimeout(this.#hangUp));
    options.response.on('drain', () => {
      if (this.#closed) return;
      clearTimeout(this.#hangUp);
      this.#blocked = false;
      if (this.#seq === undefined) return;
      for (const frame of this.#catchUp(this.#seq)) this.deliver(frame);
    });
  }

  /** Nothing can be sent any more. */
  get closed(): boolean {
    return this.#closed || this.#response.writableEnded;
  }

  /** Sends a frame, unless the reader has not taken what it was sent before. */
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
    // Who may no longer look must be gone in time, also with a socket that takes nothing.
    this.#hangUpAfter(farewellMs);
  }

  #write(bytes: Buffer): void {
    this.#blocked = !this.#response.write(bytes);
    if (this.#blocked) this.#hangUpAfter(patienceMs);
    // A compressing middleware, if one ignores `no-transform`, would otherwise keep the bytes.
    const { flush } = this.#response as ServerResponse & { flush?: () => void };
    flush?.call(this.#response);
  }

  #hangUpAfter(ms: number): void {
    clearTimeout(this.#hangUp);
    this.#hangUp = setTimeout(() => this.#response.destroy(), ms).unref();
  }
}
