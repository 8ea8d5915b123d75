import type { PodGroupChange, PodObserver, PodRow } from './podTypes';

type GroupListener = (change: PodGroupChange) => void;

/** Everybody who hears about each pod and each group of a fleet. One that fails does not keep others from hearing. */
export class PodFeed {
  // Lists that are replaced, not changed: they are walked with every event, and may be changed meanwhile.
  #observers: readonly PodObserver[] = [];
  #listeners: readonly GroupListener[] = [];
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Whether anybody hears about single pods. */
  get observed(): boolean {
    return this.#observers.length > 0;
  }

  /** @returns a function that ends it. */
  observe(observer: PodObserver): () => void {
    // Wrapped, so that what is added twice is called and ended twice.
    const entry: PodObserver = {
      upsert: (cluster, pod) => observer.upsert(cluster, pod),
      remove: (cluster, id) => observer.remove(cluster, id),
      forget: cluster => observer.forget(cluster),
    };
    this.#observers = [...this.#observers, entry];
    return () => {
      this.#observers = this.#observers.filter(other => other !== entry);
    };
  }

  /** @returns a function that ends it. */
  listen(listener: GroupListener): () => void {
    const entry: GroupListener = change => listener(change);
    this.#listeners = [...this.#listeners, entry];
    return () => {
      this.#listeners = this.#listeners.filter(other => other !== entry);
    };
  }

  upsert(cluster: string, pod: PodRow): void {
    this.#tell(observer => observer.upsert(cluster, pod));
  }

  remove(cluster: string, id: number): void {
    this.#tell(observer => observer.remove(cluster, id));
  }

  forget(cluster: string): void {
    this.#tell(observer => observer.forget(cluster));
  }

  group(change: PodGroupChange): void {
    for (const listener of this.#listeners) {
      try {
        listener(change);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  #tell(say: (observer: PodObserver) => void): void {
    for (const observer of this.#observers) {
      try {
        say(observer);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
