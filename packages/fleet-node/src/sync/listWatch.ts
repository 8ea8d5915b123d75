import type { ResourceType } from '../access/kubeObject';
import { resourcePath } from '../access/paths';
import type { ClusterConnection } from '../access/types';
import { backoffMs } from './backoff';
import type { Clock } from './clock';
import { delay, systemClock } from './clock';
import { DeadlineError } from './deadline';
import type { Decoder } from './decoder';
import { listPages } from './listPages';
import type { Outcome } from './outcome';
import { failure } from './outcome';
import type { ListWatchCondition, ListWatchSink } from './types';
import { watchStream } from './watchStream';

/**
 * What to follow and who listens.
 *
 * @public
 */
export interface ListWatchOptions<T> {
  readonly connection: ClusterConnection;
  /**
   * The kind; or a function that finds it by discovery before every list, `undefined` when the cluster does
   * not serve it.
   */
  readonly type:
    | ResourceType
    | ((signal: AbortSignal) => Promise<ResourceType | undefined>);
  /** All namespaces when not set. */
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  readonly decoder: Decoder<T>;
  readonly sink: ListWatchSink<T>;
  readonly clock?: Clock;
  /** Number from 0 up to 1, for jitter. */
  readonly random?: () => number;
  /**
   * Objects per page where lists cannot be streamed; default 200. A page is parsed in one go, and everything else waits
   * meanwhile.
   */
  readonly pageSize?: number;
  /** Seconds one watch may last, less up to a tenth of jitter; default 55. */
  readonly watchTimeoutSeconds?: number;
  /** Stream the initial list (Kubernetes 1.32 and later), pages otherwise; default true. */
  readonly preferWatchList?: boolean;
}

/** A running loop. @public */
export interface ListWatch {
  /** Gives up a request that may hang or a wait, and goes on from the same point at once. */
  restart(): void;
  /** Ends the loop; resolves when it has ended. */
  stop(): Promise<void>;
  /** Resolves when the loop has ended, which only `stop` does. Never rejects. */
  readonly done: Promise<void>;
}

/** A watch that ends sooner did not work; without this rule a broken proxy would be asked in a tight loop. */
const shortestWatchMs = 1_000;
const recheckMs = 30_000;
const usualPageSize = 200;
/** A version the server keeps rejecting is given up for a new list. */
const failuresPerVersion = 3;

class Loop<T> {
  readonly done: Promise<void>;
  readonly #options: ListWatchOptions<T>;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #stop = new AbortController();
  #restart = new AbortController();
  #watchList: boolean;
  #path = '';
  #resourceVersion: string | undefined;
  #attempts = 0;
  #delivered = false;
  #aliveSince: number | undefined;
  #lastSeen: number | undefined;

  constructor(options: ListWatchOptions<T>) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#watchList = options.preferWatchList ?? true;
    this.done = this.#run();
  }

  stop(): Promise<void> {
    this.#stop.abort(new Error('stopped'));
    return this.done;
  }

  restart(): void {
    this.#restart.abort(new DeadlineError('restarted'));
  }

  async #run(): Promise<void> {
    const stop = this.#stop.signal;
    this.#report({ state: 'syncing' });
    while (!stop.aborted) {
      this.#restart = new AbortController();
      const restart = this.#restart.signal;
      const signal = AbortSignal.any([stop, restart]);
      const outcome = await this.#attempt(signal).catch(failure);
      if (stop.aborted) return;
      if (restart.aborted && outcome.kind === 'failed' && !outcome.relist) {
        continue;
      }
      await delay(this.#clock, this.#settle(outcome), signal);
    }
  }

  async #attempt(signal: AbortSignal): Promise<Outcome> {
    const { connection, decoder, sink, labelSelector, fieldSelector } =
      this.#options;
    const selectors = { labelSelector, fieldSelector };
    this.#aliveSince = undefined;
    this.#delivered = false;

    if (this.#resourceVersion === undefined) {
      const { type: kind, namespace } = this.#options;
      const type = typeof kind === 'function' ? await kind(signal) : kind;
      if (!type) return { kind: 'not-installed' };
      this.#path = resourcePath({ type, namespace });
    }
    const request = {
      connection,
      decoder,
      sink,
      selectors,
      path: this.#path,
      clock: this.#clock,
      signal,
    };

    if (this.#resourceVersion === undefined && !this.#watchList) {
      const { pageSize = usualPageSize } = this.#options;
      const list = await listPages({ ...request, pageSize });
      if (list.kind !== 'listed') return list;
      this.#resourceVersion = list.resourceVersion;
      this.#alive();
    }
    return watchStream({
      ...request,
      resourceVersion: this.#resourceVersion,
      timeoutSeconds: this.#watchSeconds(),
      onVersion: version => {
        this.#resourceVersion = version;
      },
      onChange: () => {
        this.#delivered = true;
      },
      onAlive: () => this.#alive(),
    });
  }

  /** Takes note of how an attempt ended. @returns milliseconds to wait before the next one. */
  #settle(outcome: Outcome): number {
    if (this.#watchedFor() >= shortestWatchMs) this.#attempts = 0;
    switch (outcome.kind) {
      case 'ended':
        // API servers drop watchers that fall behind; a watch that brought a change is resumed at once all the same.
        if (this.#delivered) this.#attempts = 0;
        if (this.#delivered || this.#watchedFor() >= shortestWatchMs) return 0;
        return this.#fail({ reason: 'the watch ended at once' });
      case 'watch-list-unsupported':
        this.#watchList = false;
        return 0;
      case 'not-installed':
        this.#resourceVersion = undefined;
        this.#attempts = 0;
        this.#report({ state: 'not-installed' });
        return recheckMs * (1 + this.#random() / 2);
      case 'expired':
        this.#resourceVersion = undefined;
        return this.#fail({ reason: outcome.reason, status: 410 });
      default:
        return Math.max(this.#fail(outcome), outcome.retryAfterMs ?? 0);
    }
  }

  #fail(cause: { reason: string; status?: number; relist?: boolean }): number {
    this.#attempts += 1;
    const rejected = cause.status !== undefined && cause.status >= 500;
    if (
      cause.relist ||
      (rejected && this.#attempts % failuresPerVersion === 0)
    ) {
      this.#resourceVersion = undefined;
    }
    // Versions age out in the ordinary course of things; only an expiry that repeats is a failure.
    if (cause.status !== 410 || this.#attempts > 1) {
      this.#report({
        state: 'failing',
        reason: cause.reason,
        status: cause.status,
        attempts: this.#attempts,
        lastSeen: this.#lastSeen,
      });
    }
    return backoffMs(this.#attempts, this.#random);
  }

  #alive(): void {
    const now = this.#clock.now();
    this.#aliveSince ??= now;
    this.#lastSeen = now;
    this.#report({ state: 'live', lastSeen: now });
  }

  #watchedFor(): number {
    return this.#aliveSince === undefined
      ? 0
      : this.#clock.now() - this.#aliveSince;
  }

  #watchSeconds(): number {
    const { watchTimeoutSeconds = 55 } = this.#options;
    return Math.max(
      1,
      Math.round(watchTimeoutSeconds * (1 - this.#random() / 10)),
    );
  }

  #report(condition: ListWatchCondition): void {
    try {
      this.#options.sink.condition(condition);
    } catch {
      // A listener that throws must not end the loop. What it breaks in a list, the list reports.
    }
  }
}

/**
 * Lists a collection and follows its changes, for ever: whatever fails is reported through
 * `sink.condition` and tried again.
 *
 * @public
 */
export function listWatch<T>(options: ListWatchOptions<T>): ListWatch {
  const loop = new Loop(options);
  return {
    restart: () => loop.restart(),
    stop: () => loop.stop(),
    done: loop.done,
  };
}
