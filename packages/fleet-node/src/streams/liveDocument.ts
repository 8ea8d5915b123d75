import type { ServerResponse } from 'node:http';
import type { Clock } from '../sync/clock';
import { systemClock } from '../sync/clock';
import type { LiveView } from './documentDiff';
import { documentDiff } from './documentDiff';
import { FrameLog } from './frameLog';
import { Viewer } from './viewer';

const heartbeatMs = 15_000;

/** @public */
export interface LiveDocumentOptions<TSection, TTopic> {
  /** Everything there is to see now. A section that is the same object as before counts as unchanged. */
  readonly render: () => LiveView<TSection, TTopic>;
  /** Least time between two renderings, milliseconds; default 500. */
  readonly everyMs?: number;
  readonly clock?: Clock;
  /** A rendering failed; it is tried again after `everyMs`, and pages keep what they have. */
  readonly onError: (error: unknown) => void;
}

/** One open page of a document. @public */
export interface LivePage {
  /** Says why, and closes. `retry` false means: do not come back by yourself. */
  end(reason: string, retry: boolean): void;
  close(): void;
}

/**
 * Something small that many people look at, without pods: rendered once for all of them, only while somebody looks, and
 * sent as frames with whole sections that changed.
 *
 * @public
 */
export class LiveDocument<TSection, TTopic> {
  readonly #options: LiveDocumentOptions<TSection, TTopic>;
  readonly #clock: Clock;
  readonly #everyMs: number;
  readonly #pages = new Set<Viewer>();
  readonly #log: FrameLog<TSection, TTopic>;
  #view: LiveView<TSection, TTopic> | undefined;
  #stale = true;
  #renderedAt = -Infinity;
  #renderTimer: unknown;
  #heartbeatTimer: unknown;

  constructor(options: LiveDocumentOptions<TSection, TTopic>) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#everyMs = options.everyMs ?? 500;
    this.#log = new FrameLog({
      now: () => this.#clock.now(),
      drawSnapshot: () => ({
        topic: this.#view!.topic,
        dictionary: [],
        sections: [...this.#view!.sections].map(([key, section]) => ({
          key,
          section,
          pods: [],
        })),
      }),
    });
  }

  /** Pages that are open. */
  get viewers(): number {
    return this.#pages.size;
  }

  /** Something it shows may have changed. */
  touch(): void {
    this.#stale = true;
    if (this.#pages.size > 0) this.#schedule();
  }

  /**
   * Sends it to one more page, which has seen frames up to `after`, or none. The head of the response is written. The page
   * leaves with its response.
   */
  join(response: ServerResponse, after?: number): LivePage {
    const viewer = new Viewer({
      response,
      catchUp: seq => this.#log.after(seq),
    });
    const close = () => this.#leave(viewer);
    const page: LivePage = {
      close,
      end: (reason, retry) => {
        viewer.end(reason, retry);
        close();
      },
    };
    // Many pages that come at once are served from one rendering.
    if (this.#stale && this.#wait() <= 0) this.#render();
    if (!this.#view) {
      page.end('It could not be read', true);
      return page;
    }
    this.#pages.add(viewer);
    if (this.#stale) this.#schedule();
    if (this.#pages.size === 1) this.#awaitHeartbeat();
    response.on('close', close);
    for (const frame of this.#log.after(after)) viewer.deliver(frame);
    return page;
  }

  /** Ends all pages, which come back by themselves. */
  close(): void {
    for (const page of this.#pages) {
      page.end('The backend is shutting down', true);
    }
    this.#pages.clear();
    this.#stopTimers();
  }

  #leave(viewer: Viewer): void {
    this.#pages.delete(viewer);
    if (this.#pages.size === 0) this.#stopTimers();
  }

  #stopTimers(): void {
    this.#clock.clearTimeout(this.#renderTimer);
    this.#clock.clearTimeout(this.#heartbeatTimer);
    this.#renderTimer = undefined;
  }

  /** Milliseconds until it may be rendered again. */
  #wait(): number {
    return this.#renderedAt + this.#everyMs - this.#clock.now();
  }

  #schedule(): void {
    this.#renderTimer ??= this.#clock.setTimeout(() => {
      this.#renderTimer = undefined;
      this.#render();
      if (this.#stale) this.#schedule();
    }, Math.max(0, this.#wait()));
  }

  #render(): void {
    this.#renderedAt = this.#clock.now();
    const before = this.#view;
    try {
      const view = this.#options.render();
      const delta = before ? documentDiff(before, view) : undefined;
      this.#view = view;
      this.#stale = false;
      if (!delta) return;
      const frame = this.#log.delta(delta);
      for (const page of this.#pages) page.deliver(frame);
      this.#awaitHeartbeat();
    } catch (error) {
      this.#options.onError(error);
    }
  }

  #awaitHeartbeat(): void {
    this.#clock.clearTimeout(this.#heartbeatTimer);
    this.#heartbeatTimer = this.#clock.setTimeout(() => {
      const frame = this.#log.heartbeat();
      for (const page of this.#pages) page.deliver(frame);
      this.#awaitHeartbeat();
    }, heartbeatMs);
  }
}
