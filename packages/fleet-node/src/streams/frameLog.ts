import { randomInt } from 'node:crypto';
import type {
  DeltaFrame,
  SnapshotFrame,
  StreamFrame,
} from '@pilotage/fleet-common';
import type { EncodedFrame } from './encodeFrame';
import { encodeFrame } from './encodeFrame';
import { FrameRing } from './frameRing';

const ringBytes = 512 * 1024;

type Numbered = 'type' | 'seq' | 'at';

/** @public */
export interface FrameLogOptions<TSection, TTopic> {
  /** Everything a page needs that has seen nothing. */
  readonly drawSnapshot: () => Omit<SnapshotFrame<TSection, TTopic>, Numbered>;
  /** Milliseconds since the epoch; default the system's clock. */
  readonly now?: () => number;
}

/**
 * Numbers and encodes the frames of a topic, each once, and keeps what a page that comes back needs.
 *
 * @public
 */
export class FrameLog<TSection, TTopic> {
  readonly #ring = new FrameRing({ maxBytes: ringBytes });
  readonly #options: FrameLogOptions<TSection, TTopic>;
  // Random, so that a number of another process or an earlier life of this topic is never taken for one of ours.
  #seq = randomInt(1, 2 ** 40);
  #snapshot: EncodedFrame | undefined;

  constructor(options: FrameLogOptions<TSection, TTopic>) {
    this.#options = options;
  }

  /** The next frame. */
  delta(delta: Omit<DeltaFrame<TSection, TTopic>, Numbered>): EncodedFrame {
    this.#next();
    const frame = this.#encode({
      type: 'delta',
      seq: this.#seq,
      at: this.#now(),
      ...delta,
    });
    this.#ring.push(frame);
    return frame;
  }

  /** Forgets all frames: from here on everybody needs a snapshot. */
  restart(): EncodedFrame {
    this.#next();
    this.#ring.clear();
    return this.#currentSnapshot();
  }

  /** Says that nothing changed. */
  heartbeat(): EncodedFrame {
    return this.#encode({
      type: 'heartbeat',
      seq: this.#seq,
      at: this.#now(),
    });
  }

  /** What a page needs that has seen frames up to `seq`, or none. */
  after(seq: number | undefined): readonly EncodedFrame[] {
    if (seq === this.#seq) return [];
    const missed = seq === undefined ? undefined : this.#ring.after(seq);
    return missed ?? [this.#currentSnapshot()];
  }

  #next(): void {
    this.#seq++;
    this.#snapshot = undefined;
  }

  #currentSnapshot(): EncodedFrame {
    this.#snapshot ??= this.#encode({
      type: 'snapshot',
      seq: this.#seq,
      at: this.#now(),
      ...this.#options.drawSnapshot(),
    });
    return this.#snapshot;
  }

  #encode(
    frame: StreamFrame<TSection, TTopic> & { readonly seq: number },
  ): EncodedFrame {
    return { seq: frame.seq, bytes: encodeFrame(frame) };
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}
