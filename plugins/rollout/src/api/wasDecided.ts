import { ResponseError } from '@backstage/errors';

/** Answers after which nobody knows what became of a request: a crash, or a gateway that lost the line. */
const undecided = [500, 502, 504];

/** Whether the backend itself decided about a request that failed. A lost line decides nothing. */
export function wasDecided(error: unknown): boolean {
  return (
    error instanceof ResponseError && !undecided.includes(error.response.status)
  );
}
