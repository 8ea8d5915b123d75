import { randomInt } from 'node:crypto';
import type {
  RolloutFrame,
  RolloutSection,
  RolloutTopic,
} from '@pilotage/plugin-rollout-common';
import type { DeltaFrame, SnapshotFrame } from '@pilotage/fleet-common';
import type { EncodedFrame } from './encodeFrame';
import { encodeFrame } from './encodeFrame';
import { FrameRing } from './FrameRing';

const ringBytes = 512 * 1024;

type Numbered = 'type' | 'seq' | 'at';

/** Numbers and encodes the frames of a topic, each once, and keeps what a page that comes back needs. */
export class FrameLog {
  readonly #ring = new FrameRing({ maxBytes: ringBytes });
  readonly #drawSnapshot: () => Omit<
    SnapshotFrame<RolloutSection, RolloutTopic>,
    Numbered
  >;
  // Random, so that a number of another process or an earlier life of this topic is never taken for one of ours.
  #seq = randomInt(1, 2 ** 40);
  #snapshot: EncodedFrame | undefined;

  constructor(options: {
    drawSnapshot: () => Omit<
      SnapshotFrame<RolloutSection, RolloutTopic>,
      Numbered
    >;
  }) {
    this.#drawSnapshot = options.drawSnapshot;
  }

  /** The next frame. */
  delta(
    delta: Omit<DeltaFrame<RolloutSection, RolloutTopic>, Numbered>,
  ): EncodedFrame {
    this.#next();
    const frame = this.#encode({
      type: 'delta',
      seq: this.#seq,
      at: Date.now(),
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

  heartbeat(): EncodedFrame {
    return this.#encode({ type: 'heartbeat', seq: this.#seq, at: Date.now() });
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
      at: Date.now(),
      ...this.#drawSnapshot(),
    });
    return this.#snapshot;
  }

  #encode(frame: RolloutFrame & { readonly seq: number }): EncodedFrame {
    return { seq: frame.seq, bytes: encodeFrame(frame) };
  }
}
