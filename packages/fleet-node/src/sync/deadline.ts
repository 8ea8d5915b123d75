import type { Clock } from './clock';

/** Something took longer than it may. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Runs `work` with a signal that aborts with the parent's, or with an error after `ms`. */
export async function withDeadline<T>(
  options: { clock: Clock; ms: number; signal: AbortSignal; reason: string },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { clock, ms, signal, reason } = options;
  const deadline = new AbortController();
  const handle = clock.setTimeout(
    () => deadline.abort(new DeadlineError(reason)),
    ms,
  );
  try {
    return await work(AbortSignal.any([signal, deadline.signal]));
  } finally {
    clock.clearTimeout(handle);
  }
}
