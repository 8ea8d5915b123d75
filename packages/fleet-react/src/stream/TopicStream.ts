import type { StreamFrame } from '@pilotage/fleet-common';
import { applyFrame } from './applyFrame';
import { backoffDelay } from './backoff';
import {
  type ConnectionEvent,
  type ConnectionState,
  type StaleReason,
  nextConnection,
} from './connection';
import { type OpenStream } from './openEventStream';
import { lossOf } from './lossOf';
import type { TopicState } from './topicState';

/** Both sides send something at least every 10 to 15 s; longer silence is a dead line. */
const silenceMs = 25_000;
/** A connection that lived this long counts as healthy: the next loss starts the backoff anew. */
const healthyMs = 5_000;
/** Below this the two clocks count as equal; network delay must not make ages jump. */
const clockToleranceMs = 1_000;

/**
 * What a page reads. Changes identity only when something in it changed.
 *
 * @public
 */
export interface LiveSnapshot<TSection, TTopic> {
  readonly topic: TopicState<TSection, TTopic> | undefined;
  readonly connection: ConnectionState;
  /** Milliseconds to add to the browser's clock to get the backend's. */
  readonly clockOffsetMs: number;
}

export interface TopicStreamOptions<TSection, TTopic> {
  readonly open: OpenStream<TSection, TTopic>;
  /** Runs the callback before the next paint, or soon when the page is hidden. Returns how to cancel. */
  readonly schedule: (flush: () => void) => () => void;
  readonly random: () => number;
}

/**
 * Keeps one live topic connected and folds its frames into a state, at most once per paint.
 * An external store for React: {@link TopicStream.subscribe} and {@link TopicStream.getSnapshot}.
 */
export class TopicStream<TSection, TTopic> {
  readonly #options: TopicStreamOptions<TSection, TTopic>;
  readonly #listeners = new Set<() => void>();
  #snapshot: LiveSnapshot<TSection, TTopic> = {
    topic: undefined,
    connection: { state: 'connecting', since: Date.now() },
    clockOffsetMs: 0,
  };
  #queue: StreamFrame<TSection, TTopic>[] = [];
  #attempt = 0;
  #abort: AbortController | undefined;
  #cancelFlush: (() => void) | undefined;
  #silenceTimer: ReturnType<typeof setTimeout> | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: TopicStreamOptions<TSection, TTopic>) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): LiveSnapshot<TSection, TTopic> => this.#snapshot;

  /** Asks for a whole new snapshot at once, instead of waiting for the next attempt. What is shown stays meanwhile. */
  readonly reconnect = (): void => this.#connect(undefined);

  /** Connects, and asks only for what is missing when something is known already. */
  readonly connect = (): void => this.#connect(this.#snapshot.topic?.seq);

  #connect(after: number | undefined): void {
    this.disconnect();
    this.#apply({ type: 'attempt', at: Date.now() });
    const abort = new AbortController();
    this.#abort = abort;
    this.#watchSilence();
    this.#options
      .open({
        after,
        signal: abort.signal,
        onFrame: frame => {
          if (!abort.signal.aborted) this.#receive(frame);
        },
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        this.#flush();
        const loss = lossOf(error);
        if (loss.type === 'final') this.#end(loss);
        else this.#lose(loss.reason);
      });
  }

  /** Stops everything; the state stays readable. */
  readonly disconnect = (): void => {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    this.#queue = [];
    clearTimeout(this.#silenceTimer);
    clearTimeout(this.#retryTimer);
  };

  #receive(frame: StreamFrame<TSection, TTopic>): void {
    this.#watchSilence();
    this.#queue.push(frame);
    this.#cancelFlush ??= this.#options.schedule(() => this.#flush());
  }

  #flush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    const frames = this.#queue;
    this.#queue = [];
    if (frames.length === 0) return;

    let { topic, clockOffsetMs } = this.#snapshot;
    const at = Date.now();
    for (const frame of frames) {
      if (
        'at' in frame &&
        Math.abs(frame.at - at - clockOffsetMs) > clockToleranceMs
      ) {
        clockOffsetMs = frame.at - at;
      }
      const result = applyFrame(topic, frame);
      if (result.type === 'applied') topic = result.state;
      if (result.type === 'gap' || result.type === 'ended') {
        this.#snapshot = { ...this.#snapshot, topic, clockOffsetMs };
        if (result.type === 'gap') this.#lose({ code: 'gap' });
        else if (result.retry) {
          this.#lose({ code: 'error', message: result.reason });
        } else this.#end({ reason: result.reason });
        return;
      }
    }
    this.#snapshot = { ...this.#snapshot, topic, clockOffsetMs };
    this.#apply({ type: 'frame', at });
  }

  #watchSilence(): void {
    clearTimeout(this.#silenceTimer);
    this.#silenceTimer = setTimeout(
      () => this.#lose({ code: 'silent' }),
      silenceMs,
    );
  }

  #lose(reason: StaleReason): void {
    this.disconnect();
    const { connection } = this.#snapshot;
    const at = Date.now();
    if (connection.state === 'live' && at - connection.since >= healthyMs) {
      this.#attempt = 0;
    }
    // The first gap is asked for at once: the ring most likely still has what is missing.
    const delay =
      reason.code === 'gap' && this.#attempt === 0
        ? 0
        : backoffDelay(this.#attempt, this.#options.random());
    this.#attempt += 1;
    this.#retryTimer = setTimeout(this.connect, delay);
    this.#apply({ type: 'lost', at, reason, retryAt: at + delay });
  }

  #end(end: { readonly reason: string; readonly status?: number }): void {
    this.disconnect();
    const { reason, status } = end;
    this.#apply({
      type: 'ended',
      at: Date.now(),
      reason,
      ...(status === undefined ? {} : { status }),
    });
  }

  #apply(event: ConnectionEvent): void {
    this.#snapshot = {
      ...this.#snapshot,
      connection: nextConnection(this.#snapshot.connection, event),
    };
    for (const listener of this.#listeners) listener();
  }
}
