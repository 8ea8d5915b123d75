/** How often an open stream asks whether it may stay open. Milliseconds. */
const intervalMs = 10_000;

/** A decision that does not come in this time is a no, so that a stream ends at most 15 s after its right. */
const decisionMs = 4_000;

/**
 * Asks again and again whether somebody may still look, and ends the stream when not.
 *
 * @returns stops asking
 * @public
 */
export function watchPermission(options: {
  /** Rejects when the viewer may not look. */
  readonly authorize: () => Promise<unknown>;
  /** When the session ends. */
  readonly expiresAt?: Date;
  readonly end: (reason: string, retry: boolean) => void;
}): () => void {
  const timer = setInterval(() => void ask(), intervalMs).unref();
  const stop = () => clearInterval(timer);
  const end = (reason: string, retry: boolean) => {
    stop();
    options.end(reason, retry);
  };

  async function ask(): Promise<void> {
    if (options.expiresAt && options.expiresAt.getTime() <= Date.now()) {
      // The page comes back with a fresh token.
      end('The session ended', true);
      return;
    }
    const late = setTimeout(
      () => end('Nobody could decide whether you may see this', true),
      decisionMs,
    ).unref();
    try {
      await options.authorize();
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      if (name === 'NotAllowedError' || name === 'NotFoundError') {
        end('You may no longer see this', false);
      } else {
        end('Nobody could decide whether you may see this', true);
      }
    } finally {
      clearTimeout(late);
    }
  }

  return stop;
}
