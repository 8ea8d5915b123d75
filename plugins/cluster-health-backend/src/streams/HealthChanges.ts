/** Tells pages that something about a cluster changed. */
export class HealthChanges {
  readonly #listeners = new Set<(cluster: string, stored: boolean) => void>();

  /** @param listener - `stored`: something in the database, and not only what is in memory */
  subscribe(listener: (cluster: string, stored: boolean) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something was evaluated, or decided. */
  evaluated(cluster: string): void {
    for (const listener of this.#listeners) listener(cluster, false);
  }

  /** Something was stored: a report, a transition. */
  stored(cluster: string): void {
    for (const listener of this.#listeners) listener(cluster, true);
  }
}
