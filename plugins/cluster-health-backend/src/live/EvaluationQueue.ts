import type { Clock } from '@pilotage/fleet-node';

/** A cluster is evaluated at most this often, whatever happens on it. Milliseconds. */
export const minIntervalMs = 2_000;

/** And at least this often, because some things are wrong only after a while. Milliseconds. */
export const tickMs = 10_000;

/** Evaluations of all clusters together take at most this share of the time of this process. */
const maxShare = 0.2;

interface Entry {
  lastAt: number;
  tickAt: number;
  dirty: boolean;
}

interface Due {
  readonly cluster: string;
  readonly entry: Entry;
  readonly due: number;
}

/**
 * Decides when which cluster is evaluated: soon after a change, regularly without one, and one after the other, so that
 * many large clusters get older together instead of starving everything else.
 */
export class EvaluationQueue {
  readonly #options: {
    readonly clock: Clock;
    readonly evaluate: (cluster: string, options: { tick: boolean }) => void;
  };
  readonly #entries = new Map<string, Entry>();
  #timer: { readonly at: number; readonly handle: unknown } | undefined;
  #restUntil = -Infinity;
  #stopped = false;

  constructor(options: {
    clock: Clock;
    /** `tick`: the regular one. */
    evaluate: (cluster: string, options: { tick: boolean }) => void;
  }) {
    this.#options = options;
  }

  add(cluster: string): void {
    if (this.#entries.has(cluster)) return;
    this.#entries.set(cluster, {
      lastAt: -Infinity,
      tickAt: -Infinity,
      dirty: true,
    });
    this.#arm();
  }

  remove(cluster: string): void {
    this.#entries.delete(cluster);
  }

  /** Something changed on a cluster. Cheap: called for every pod event. */
  touch(cluster: string): void {
    const entry = this.#entries.get(cluster);
    if (!entry || entry.dirty) return;
    entry.dirty = true;
    this.#arm();
  }

  stop(): void {
    this.#stopped = true;
    this.#options.clock.clearTimeout(this.#timer?.handle);
  }

  #arm(): void {
    if (this.#stopped) return;
    const next = this.#next();
    if (!next) return;
    const { clock } = this.#options;
    const at = Math.max(next.due, this.#restUntil, clock.now());
    if (this.#timer && this.#timer.at <= at) return;
    clock.clearTimeout(this.#timer?.handle);
    const handle = clock.setTimeout(() => this.#run(), at - clock.now());
    this.#timer = { at, handle };
  }

  #run(): void {
    this.#timer = undefined;
    const next = this.#next();
    try {
      if (next && next.due <= this.#options.clock.now()) this.#evaluate(next);
    } finally {
      this.#arm();
    }
  }

  #evaluate({ cluster, entry }: Due): void {
    const { clock, evaluate } = this.#options;
    const now = clock.now();
    const tick = now - entry.tickAt >= tickMs;
    entry.lastAt = now;
    entry.dirty = false;
    if (tick) entry.tickAt = now;
    const before = performance.now();
    try {
      evaluate(cluster, { tick });
    } finally {
      this.#restUntil = now + (performance.now() - before) / maxShare;
    }
  }

  #next(): Due | undefined {
    let first: Due | undefined;
    for (const [cluster, entry] of this.#entries) {
      const due = Math.min(
        entry.tickAt + tickMs,
        entry.dirty ? entry.lastAt + minIntervalMs : Infinity,
      );
      if (!first || due < first.due) first = { cluster, entry, due };
    }
    return first;
  }
}
