import type { ClusterResponse } from '../access/types';
import { ClusterUnreachableError } from '../access/types';
import { DeadlineError } from './deadline';

/** How one attempt of a list/watch loop ended. */
export type Outcome =
  /** The server ended the watch as agreed. */
  | { readonly kind: 'ended' }
  /** Our resourceVersion is too old: list again. */
  | { readonly kind: 'expired'; readonly reason: string }
  /** The server does not stream lists: page instead. */
  | { readonly kind: 'watch-list-unsupported' }
  | { readonly kind: 'not-installed' }
  | Failure;

export interface Failure {
  readonly kind: 'failed';
  readonly reason: string;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** What we know may be wrong, so resuming would not do. */
  readonly relist?: boolean;
}

/** The API server answered something needed before a list with an error. */
export class RefusedError extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(`${reason} (HTTP ${status})`);
    this.name = 'RefusedError';
    this.status = status;
  }
}

/** A lost line can be resumed; anything else that throws (decoder, sink) may have swallowed an event. */
export function failure(error: unknown): Failure {
  return {
    kind: 'failed',
    reason: error instanceof Error ? error.message : String(error),
    ...(error instanceof RefusedError ? { status: error.status } : {}),
    relist: !(
      error instanceof ClusterUnreachableError || error instanceof DeadlineError
    ),
  };
}

/** What an answer of 400 or more means to the loop. Reads the body. */
export async function refusal(response: ClusterResponse): Promise<Outcome> {
  const { status } = response;
  const reason = statusMessage(await response.text()) ?? `HTTP ${status}`;
  if (status === 404) return { kind: 'not-installed' };
  if (status === 410) return { kind: 'expired', reason };
  const seconds = Number(response.header('retry-after'));
  return {
    kind: 'failed',
    reason,
    status,
    ...(seconds > 0 ? { retryAfterMs: seconds * 1000 } : {}),
  };
}

function statusMessage(text: string): string | undefined {
  try {
    const body = JSON.parse(text) as { message?: unknown } | null;
    return typeof body?.message === 'string' ? body.message : undefined;
  } catch {
    return text.slice(0, 200) || undefined;
  }
}
