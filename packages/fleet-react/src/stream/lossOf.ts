import type { StaleReason } from './connection';
import { StreamClosedError, StreamRefusedError } from './openEventStream';

/** What an error of one attempt means for the connection. */
export type Loss =
  | { readonly type: 'retry'; readonly reason: StaleReason }
  | {
      readonly type: 'final';
      readonly reason: string;
      readonly status: number;
    };

/** Sorts errors into those that may pass and those that will not. */
export function lossOf(error: unknown): Loss {
  if (error instanceof StreamRefusedError) {
    return { type: 'final', reason: error.message, status: error.status };
  }
  if (error instanceof StreamClosedError) {
    return { type: 'retry', reason: { code: 'closed' } };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { type: 'retry', reason: { code: 'error', message } };
}
