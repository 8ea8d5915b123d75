import type { ResourceKey, StoreEvent } from './types';

type Listener = (event: StoreEvent) => void;

/**
 * Tells listeners about changes, in the order of the changes even when a listener writes: what its write
 * causes waits until everybody has heard of the present change.
 */
export class Dispatcher {
  readonly #listeners = new Map<ResourceKey, Set<Listener>>();
  #queue: { resource: ResourceKey; event: StoreEvent }[] = [];
  #draining = false;

  /** @returns ends the subscription */
  subscribe(resource: ResourceKey, listener: Listener): () => void {
    let listeners = this.#listeners.get(resource);
    if (!listeners) {
      listeners = new Set();
      this.#listeners.set(resource, listeners);
    }
    // The same function may subscribe twice; each subscription ends on its own.
    const subscription: Listener = event => listener(event);
    listeners.add(subscription);
    return () => listeners.delete(subscription);
  }

  publish(resource: ResourceKey, event: StoreEvent): void {
    this.#queue.push({ resource, event });
    if (this.#draining) return;
    this.#draining = true;
    try {
      for (let next = 0; next < this.#queue.length; next++) {
        const { resource: changed, event: change } = this.#queue[next]!;
        for (const listener of [...(this.#listeners.get(changed) ?? [])]) {
          listener(change);
        }
      }
    } finally {
      this.#queue = [];
      this.#draining = false;
    }
  }
}
