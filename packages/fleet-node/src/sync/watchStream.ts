import type { ClusterConnection } from '../access/types';
import type { Clock } from './clock';
import { withDeadline } from './deadline';
import type { Decoder, WatchEvent } from './decoder';
import type { Outcome } from './outcome';
import { refusal } from './outcome';
import type { ListWatchSink } from './types';

/** Room for the server to end the stream itself before we call it dead. */
const graceMs = 15_000;
const headersTimeoutMs = 30_000;

export interface WatchStreamOptions<T> {
  readonly connection: ClusterConnection;
  readonly path: string;
  readonly selectors: Readonly<Record<string, string | undefined>>;
  /** `undefined` streams the initial state first (WatchList). */
  readonly resourceVersion: string | undefined;
  readonly timeoutSeconds: number;
  readonly decoder: Decoder<T>;
  readonly sink: ListWatchSink<T>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** The stream has delivered everything up to this version. */
  onVersion(resourceVersion: string): void;
  /** The stream shows the current state and is alive. */
  onAlive(): void;
}

/** Follows one watch request to its end. */
export async function watchStream<T>(
  options: WatchStreamOptions<T>,
): Promise<Outcome> {
  const { clock, signal, timeoutSeconds } = options;
  return withDeadline(
    {
      clock,
      signal,
      ms: timeoutSeconds * 1000 + graceMs,
      reason: `no sign of life: the watch did not end after ${timeoutSeconds} s`,
    },
    deadline => followStream(options, deadline),
  );
}

async function followStream<T>(
  options: WatchStreamOptions<T>,
  signal: AbortSignal,
): Promise<Outcome> {
  const { connection, decoder, path, selectors, resourceVersion } = options;
  const response = await connection.request({
    method: 'GET',
    path,
    query: {
      ...selectors,
      watch: 1,
      allowWatchBookmarks: true,
      timeoutSeconds: options.timeoutSeconds,
      ...(resourceVersion === undefined
        ? { sendInitialEvents: true, resourceVersionMatch: 'NotOlderThan' }
        : { resourceVersion }),
    },
    accept: decoder.accept,
    signal,
    timeoutMs: headersTimeoutMs,
  });
  if (response.status !== 200) {
    const outcome = await refusal(response);
    // Servers without WatchList call the parameter invalid.
    return resourceVersion === undefined && [400, 422].includes(response.status)
      ? { kind: 'watch-list-unsupported' }
      : outcome;
  }

  const follower = new Follower(options);
  const splitter = decoder.frames();
  for await (const chunk of response.body()) {
    for (const frame of splitter.push(chunk)) {
      const outcome = follower.take(decoder.event(frame));
      if (outcome) return outcome;
    }
    follower.alive();
  }
  return follower.end();
}

class Follower<T> {
  readonly #options: WatchStreamOptions<T>;
  #initial: boolean;
  #version: string | undefined;

  constructor(options: WatchStreamOptions<T>) {
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
        break;
      case 'DELETED':
        sink.remove(event.item);
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
