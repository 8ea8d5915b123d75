import type { StoredObject } from './types';

/** One change as watches see it. */
export interface LoggedEvent {
  readonly version: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: StoredObject;
  /** The object before, for selectors that it matched then and does not match now. */
  readonly previous?: StoredObject;
}

/**
 * The recent changes of one resource. Bounded, as the API server's watch cache is: who asks for older ones
 * gets 410 and lists again.
 */
export class EventLog {
  readonly #capacity: number;
  #events: LoggedEvent[] = [];
  #first = 0;
  #forgottenUpTo: number;

  /** @param capacity - how many changes are remembered */
  constructor(capacity: number, version: number) {
    this.#capacity = capacity;
    this.#forgottenUpTo = version;
  }

  append(event: LoggedEvent): void {
    this.#events.push(event);
    while (this.#events.length - this.#first > this.#capacity) {
      this.#forgottenUpTo = this.#events[this.#first]!.version;
      this.#first++;
    }
    // Shifting on every append would be linear; the dead head is dropped when it is half of the array.
    if (this.#first > this.#capacity) {
      this.#events = this.#events.slice(this.#first);
      this.#first = 0;
    }
  }

  /** Changes after a version, or `expired` if some of them are forgotten. */
  since(version: number): readonly LoggedEvent[] | 'expired' {
    if (version < this.#forgottenUpTo) return 'expired';
    let low = this.#first;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#events[middle]!.version > version) high = middle;
      else low = middle + 1;
    }
    return this.#events.slice(low);
  }

  /** The oldest version a watch can start from. */
  get oldest(): number {
    return this.#forgottenUpTo;
  }

  /** Forgets everything up to a version, as a compaction does. */
  forget(version: number): void {
    this.#events = [];
    this.#first = 0;
    this.#forgottenUpTo = version;
  }
}
