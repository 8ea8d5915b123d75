import type { PodGroupChange, PodObserver, PodRow } from './types';

type GroupListener = (change: PodGroupChange) => void;

/** Everybody who hears about each pod and each group of a fleet. One that fails does not keep others from hearing. */
export class PodFeed {
  readonly #observers = new Set<PodObserver>();
  readonly #listeners = new Set<GroupListener>();
  readonly #onError: (error: unknown) => void;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Whether anybody hears about single pods. */
  get observed(): boolean {
    return this.#observers.size > 0;
  }

  /** @returns a function that ends it. */
  observe(observer: PodObserver): () => void {
    // Wrapped, so that what is added twice is called and ended twice.
    const entry: PodObserver = {
      upsert: (cluster, pod) => observer.upsert(cluster, pod),
      remove: (cluster, id) => observer.remove(cluster, id),
      forget: cluster => observer.forget(cluster),
    };
    this.#observers.add(entry);
    return () => this.#observers.delete(entry);
  }

  /** @returns a function that ends it. */
  listen(listener: GroupListener): () => void {
    const entry: GroupListener = change => listener(change);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  upsert(cluster: string, pod: PodRow): void {
    this.#tell(this.#observers, observer => observer.upsert(cluster, pod));
  }

  remove(cluster: string, id: number): void {
    this.#tell(this.#observers, observer => observer.remove(cluster, id));
  }

  forget(cluster: string): void {
    this.#tell(this.#observers, observer => observer.forget(cluster));
  }

  group(change: PodGroupChange): void {
    this.#tell(this.#listeners, listener => listener(change));
  }

  #tell<T>(to: Iterable<T>, say: (one: T) => void): void {
    for (const one of to) {
      try {
        say(one);
      } catch (error) {
        this.#onError(error);
      }
    }
  }
}
