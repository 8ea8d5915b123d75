import type { Verdict } from '@pilotage/fleet-common';

/** Far more than one portal shows at a time; keeps a process that lives for months from growing. */
const maxEntries = 20_000;

/**
 * Remembers since when a workload has its present verdict. A verdict stays the same as long as its state and code do;
 * the numbers in its reason may change.
 */
export class VerdictMemory {
  readonly #entries = new Map<
    string,
    { readonly state: string; readonly code: string; readonly since: number }
  >();

  /**
   * @param first - since when a verdict holds that nobody saw begin: the first one of this workload, or the first after
   * it was out of sight. `now` when not given.
   * @returns milliseconds since the epoch; `now` for a verdict that is new.
   */
  since(
    uid: string,
    verdict: Verdict,
    now: number,
    first: () => number = () => now,
  ): number {
    const known = this.#entries.get(uid);
    if (known?.state === verdict.state && known.code === verdict.code) {
      return known.since;
    }
    const since = known && known.state !== 'unknown' ? now : first();
    // Deleted first, so that the order of the map is the order of the last change.
    this.#entries.delete(uid);
    this.#entries.set(uid, {
      state: verdict.state,
      code: verdict.code,
      since,
    });
    if (this.#entries.size > maxEntries) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    return since;
  }
}
