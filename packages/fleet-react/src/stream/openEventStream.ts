import { ResponseError } from '@backstage/errors';
import { fetchEventSource } from '@microsoft/fetch-event-source';
import type { StreamFrame } from '@pilotage/fleet-common';

/** One attempt to hear a topic. Resolves when aborted, rejects when the connection breaks. */
export interface StreamRequest<TSection, TTopic> {
  /** Last sequence number seen; the backend then sends what is missing instead of a snapshot. */
  readonly after: number | undefined;
  readonly signal: AbortSignal;
  readonly onFrame: (frame: StreamFrame<TSection, TTopic>) => void;
}

/** Starts one attempt. */
export type OpenStream<TSection, TTopic> = (
  request: StreamRequest<TSection, TTopic>,
) => Promise<void>;

/** The backend closed the stream without saying why, for example because it restarts. */
export class StreamClosedError extends Error {
  override name = 'StreamClosedError';
}

/** Statuses that do not change by asking again. */
const finalStatuses: ReadonlySet<number> = new Set([400, 403, 404, 501]);

/** The backend refuses the stream and would refuse it again. */
export class StreamRefusedError extends Error {
  override name = 'StreamRefusedError';

  constructor(
    message: string,
    /** HTTP status of the refusal. */
    readonly status: number,
  ) {
    super(message);
  }
}

/**
 * Opens server-sent events over `fetch`, because `EventSource` cannot send the Authorization header.
 * Reconnecting is not done here: one call is one attempt.
 */
export async function openEventStream<TSection, TTopic>(options: {
  readonly url: URL;
  readonly fetch: typeof fetch;
  readonly headers: Readonly<Record<string, string>>;
  readonly request: StreamRequest<TSection, TTopic>;
}): Promise<void> {
  const { url, request } = options;
  if (request.after !== undefined) {
    url.searchParams.set('after', String(request.after));
  }
  await fetchEventSource(url.toString(), {
    fetch: options.fetch,
    headers: { ...options.headers },
    signal: request.signal,
    // A hidden tab keeps its stream: coming back must not show old data first.
    openWhenHidden: true,
    async onopen(response) {
      if (response.ok) return;
      const error = await ResponseError.fromResponse(response);
      throw finalStatuses.has(response.status)
        ? new StreamRefusedError(error.cause.message, response.status)
        : new Error(error.cause.message);
    },
    onmessage(message) {
      if (message.data === '') return;
      request.onFrame(
        JSON.parse(message.data) as StreamFrame<TSection, TTopic>,
      );
    },
    onclose() {
      throw new StreamClosedError('The backend closed the stream');
    },
    onerror(error) {
      throw error;
    },
  });
}
