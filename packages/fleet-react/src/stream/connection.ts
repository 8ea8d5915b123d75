/**
 * How well the page hears its backend. Times are milliseconds since the epoch by the browser's clock.
 *
 * @public
 */
export type ConnectionState =
  /** The first answer has not come yet. */
  | { readonly state: 'connecting'; readonly since: number }
  | {
      readonly state: 'live';
      readonly since: number;
      readonly lastFrameAt: number;
    }
  /** What is shown was true at `lastFrameAt`; absent when nothing ever came. */
  | {
      readonly state: 'stale';
      readonly since: number;
      readonly lastFrameAt?: number;
      readonly reason: StaleReason;
      /** When the next attempt starts; absent while one is under way. */
      readonly retryAt?: number;
    }
  /** The backend ended the stream for good, or refuses it. Only a person starts it again. */
  | {
      readonly state: 'ended';
      readonly since: number;
      readonly lastFrameAt?: number;
      readonly reason: string;
      /** HTTP status of a refusal, for example 403; absent when an open stream was ended. */
      readonly status?: number;
    };

/**
 * Why a page is stale: no frame in time, a sequence number left out, or an error with its message.
 *
 * @public
 */
export type StaleReason =
  | { readonly code: 'silent' }
  | { readonly code: 'gap' }
  | { readonly code: 'closed' }
  | { readonly code: 'error'; readonly message: string };

/** What can happen to a connection. @public */
export type ConnectionEvent =
  | { readonly type: 'attempt'; readonly at: number }
  | { readonly type: 'frame'; readonly at: number }
  | {
      readonly type: 'lost';
      readonly at: number;
      readonly reason: StaleReason;
      readonly retryAt: number;
    }
  | {
      readonly type: 'ended';
      readonly at: number;
      readonly reason: string;
      readonly status?: number;
    };

/**
 * The connection after an event. A lost connection keeps the time it was lost first, so that its age grows over
 * failed attempts.
 *
 * @public
 */
export function nextConnection(
  now: ConnectionState,
  event: ConnectionEvent,
): ConnectionState {
  const seen = 'lastFrameAt' in now ? now.lastFrameAt : undefined;
  switch (event.type) {
    case 'frame':
      return {
        state: 'live',
        since: now.state === 'live' ? now.since : event.at,
        lastFrameAt: event.at,
      };
    case 'lost':
      return {
        state: 'stale',
        since: now.state === 'stale' ? now.since : event.at,
        ...(seen === undefined ? {} : { lastFrameAt: seen }),
        reason: event.reason,
        retryAt: event.retryAt,
      };
    case 'ended':
      return {
        state: 'ended',
        since: event.at,
        ...(seen === undefined ? {} : { lastFrameAt: seen }),
        reason: event.reason,
        ...(event.status === undefined ? {} : { status: event.status }),
      };
    case 'attempt': {
      if (now.state === 'stale') {
        const { retryAt: _, ...rest } = now;
        return rest;
      }
      return now.state === 'ended'
        ? { state: 'connecting', since: event.at }
        : now;
    }
    default:
      return now;
  }
}
