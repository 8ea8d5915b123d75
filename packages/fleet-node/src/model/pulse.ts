import type { ClusterConnection } from '../access/types';
import type { Clock } from '../sync/clock';
import { delay } from '../sync/clock';

const intervalMs = 10_000;
const retryMs = 2_000;
const timeoutMs = 5_000;
/** One lost answer is no outage. */
const silentAfter = 2;

/** @see {@link Pulse} */
export interface PulseOptions {
  readonly connection: ClusterConnection;
  readonly clock: Clock;
  readonly random: () => number;
  /** Called after every question, whatever came of it. */
  onBeat(): void;
  /** The cluster answers again. */
  onReturn(): void;
}

/**
 * Asks a cluster for a sign of life when its watches have been quiet for a while. A watch alone cannot tell a
 * quiet cluster from a lost one before it ends.
 */
export class Pulse {
  readonly #options: PulseOptions;
  readonly #stop = new AbortController();
  #lastSeen: number | undefined;
  #failures = 0;
  #silence: string | undefined;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#run().catch(() => undefined);
  }

  /** Why the cluster counts as silent; `undefined` while it does not. */
  get silence(): string | undefined {
    return this.#silence;
  }

  /** The last sign of life, in milliseconds since the epoch. */
  get lastSeen(): number | undefined {
    return this.#lastSeen;
  }

  /** A sign of life that came by itself. */
  beat(): void {
    this.#lastSeen = this.#options.clock.now();
    this.#failures = 0;
    if (this.#silence === undefined) return;
    this.#silence = undefined;
    this.#options.onReturn();
  }

  stop(): void {
    this.#stop.abort(new Error('stopped'));
  }

  async #run(): Promise<void> {
    const { clock, random, onBeat } = this.#options;
    const { signal } = this.#stop;
    for (;;) {
      const wait =
        this.#failures > 0 ? retryMs : intervalMs * (1 + random() / 5);
      await delay(clock, wait, signal);
      if (signal.aborted) return;
      const quietFor = clock.now() - (this.#lastSeen ?? -Infinity);
      if (quietFor >= intervalMs) await this.#ask(signal);
      if (signal.aborted) return;
      onBeat();
    }
  }

  async #ask(signal: AbortSignal): Promise<void> {
    try {
      // Readable by everybody who is authenticated, and never large. A refusal is a sign of life as well.
      const response = await this.#options.connection.request({
        method: 'GET',
        path: '/version',
        signal,
        timeoutMs,
      });
      await response.text();
      if (response.status >= 500)
        throw new Error(`/version was answered with ${response.status}`);
      this.beat();
    } catch (error) {
      if (signal.aborted) return;
      this.#failures += 1;
      if (this.#failures >= silentAfter) {
        this.#silence = error instanceof Error ? error.message : String(error);
      }
    }
  }
}
