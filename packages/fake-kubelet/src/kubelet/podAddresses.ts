/**
 * Pod addresses in 10.128.0.0/9. Each uid keeps its own for life: the API server refuses a changed podIP with 422.
 */
export class PodAddresses {
  readonly #byUid = new Map<string, string>();
  readonly #taken = new Set<string>();
  #next = 0;

  /** The pod's address: the one it has reported, else one that is free. */
  claim(uid: string, reported?: string): string {
    const held = this.#byUid.get(uid);
    if (held !== undefined) return held;
    const address = reported ?? this.#free();
    this.#byUid.set(uid, address);
    this.#taken.add(address);
    return address;
  }

  release(uid: string): void {
    const address = this.#byUid.get(uid);
    if (address === undefined) return;
    this.#byUid.delete(uid);
    this.#taken.delete(address);
  }

  #free(): string {
    for (;;) {
      this.#next = (this.#next + 1) % 0x80_0000;
      const n = this.#next;
      const address = `10.${128 + Math.floor(n / 0x1_0000)}.${
        Math.floor(n / 0x100) % 0x100
      }.${n % 0x100}`;
      const isHost = n % 0x100 !== 0 && n % 0x100 !== 0xff;
      if (isHost && !this.#taken.has(address)) return address;
    }
  }
}
