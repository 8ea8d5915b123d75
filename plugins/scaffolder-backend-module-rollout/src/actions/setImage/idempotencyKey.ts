import { createHash } from 'node:crypto';

/**
 * The same step of the same task always has the same key, so that a task that is run again after a crash does not write
 * again.
 */
export function idempotencyKeyOf(parts: {
  readonly taskId: string;
  readonly stepId: string;
  readonly request: unknown;
}): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('hex')
    .slice(0, 36);
}
