import type { WatchEvent } from './decoder';
import type { Outcome } from './outcome';
import type { ListWatchSink } from './types';

/** What a follower needs to know of its stream. */
export interface WatchFollowerOptions<T> {
  /** Where the stream resumes; `undefined` when it starts with the current state. */
  readonly resourceVersion: string | undefined;
  readonly sink: ListWatchSink<T>;
  /** The stream has delivered everything up to this version. */
  onVersion(resourceVersion: string): void;
  /** A change after the initial state was delivered. */
  onChange(): void;
  /** The stream shows the current state and is alive. */
  onAlive(): void;
}

/** Applies the events of one watch to the sink. */
export class WatchFollower<T> {
  readonly #options: WatchFollowerOptions<T>;
  #initial: boolean;
  #version: string | undefined;

  constructor(options: WatchFollowerOptions<T>) {
    this.#options = options;
    this.#version = options.resourceVersion;
    this.#initial = options.resourceVersion === undefined;
    if (this.#initial) options.sink.begin();
    else options.onAlive();
  }

  /** @returns why the stream must not be followed any further. */
  take(event: WatchEvent<T>): Outcome | undefined {
    const { sink } = this.#options;
    switch (event.type) {
      case 'ADDED':
      case 'MODIFIED':
        sink.upsert(event.item);
        if (!this.#initial) this.#options.onChange();
        break;
      case 'DELETED':
        sink.remove(event.item);
        if (!this.#initial) this.#options.onChange();
        break;
      case 'ERROR':
        return event.code === 410
          ? { kind: 'expired', reason: event.message }
          : { kind: 'failed', reason: event.message, status: event.code };
      default:
        if (isOlder(event.resourceVersion, this.#version)) {
          return {
            kind: 'expired',
            reason: 'the cluster went back in time (restored from a backup?)',
          };
        }
        if (this.#initial && event.initialEventsEnd) {
          this.#initial = false;
          sink.synced();
        }
    }
    // Initial events come in no particular order: their versions say nothing about what was delivered.
    if (!this.#initial) {
      this.#version = event.resourceVersion;
      this.#options.onVersion(event.resourceVersion);
    }
    return undefined;
  }

  alive(): void {
    if (!this.#initial) this.#options.onAlive();
  }

  end(): Outcome {
    // Servers that do not know the parameter stream synthetic events and never say that they are complete.
    return this.#initial
      ? { kind: 'watch-list-unsupported' }
      : { kind: 'ended' };
  }
}

/** Resource versions of one kind are decimal numbers that only grow. */
function isOlder(version: string, known: string | undefined): boolean {
  if (known === undefined || !/^\d+$/.test(version + known)) return false;
  return version.length === known.length
    ? version < known
    : version.length < known.length;
}
