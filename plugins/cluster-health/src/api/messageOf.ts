import { ResponseError } from '@backstage/errors';

/** The sentence of an error: the backend's own where it answered, not the status line around it. */
export function messageOf(error: unknown): string {
  if (error instanceof ResponseError) return error.cause.message;
  return error instanceof Error ? error.message : String(error);
}
