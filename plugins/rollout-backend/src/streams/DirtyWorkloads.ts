/** What has to be drawn again. */
export class DirtyWorkloads {
  #all = true;
  #clusters = new Set<string>();
  #uids = new Set<string>();

  get empty(): boolean {
    return !this.#all && this.#clusters.size === 0 && this.#uids.size === 0;
  }

  add(uid: string): void {
    this.#uids.add(uid);
  }

  addCluster(cluster: string): void {
    this.#clusters.add(cluster);
  }

  addAll(): void {
    this.#all = true;
  }

  /** Hands over what is dirty and starts clean. */
  take(): { has(uid: string, cluster: string): boolean } {
    const all = this.#all;
    const clusters = this.#clusters;
    const uids = this.#uids;
    this.#all = false;
    this.#clusters = new Set();
    this.#uids = new Set();
    return {
      has: (uid, cluster) => all || clusters.has(cluster) || uids.has(uid),
    };
  }
}
