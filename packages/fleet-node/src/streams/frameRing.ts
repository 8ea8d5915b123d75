import type { EncodedFrame } from './encodeFrame';

/**
 * The last deltas of a topic, for viewers that come back. Bounded by bytes: a viewer that missed more is better
 * served with a snapshot.
 */
export class FrameRing {
  readonly #maxBytes: number;
  #frames: EncodedFrame[] = [];
  #bytes = 0;

  constructor(options: { maxBytes: number }) {
    this.#maxBytes = options.maxBytes;
  }

  push(frame: EncodedFrame): void {
    this.#frames.push(frame);
    this.#bytes += frame.bytes.length;
    while (this.#bytes > this.#maxBytes) {
      const oldest = this.#frames.shift();
      if (!oldest) return;
      this.#bytes -= oldest.bytes.length;
    }
  }

  clear(): void {
    this.#frames = [];
    this.#bytes = 0;
  }

  /** All frames after this number without a gap, or `undefined` when the first of them is not kept any more. */
  after(seq: number): readonly EncodedFrame[] | undefined {
    const first = this.#frames[0];
    const last = this.#frames[this.#frames.length - 1];
    if (!first || !last || seq + 1 < first.seq || seq > last.seq) {
      return undefined;
    }
    return this.#frames.slice(seq + 1 - first.seq);
  }
}
