/** How often a hidden page folds in what arrived; nobody sees more. */
const hiddenFlushMs = 1_000;

/**
 * Calls `flush` before the next paint. A hidden page paints never, so a timer does it there: frames are batched,
 * never dropped.
 *
 * @returns a function that cancels.
 */
export function scheduleFlush(flush: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(flush, hiddenFlushMs);
    return () => clearTimeout(timer);
  }
  let done = false;
  const run = () => {
    if (done) return;
    cancel();
    flush();
  };
  const frame = requestAnimationFrame(run);
  // The page may be hidden between now and the next paint.
  const timer = setTimeout(run, hiddenFlushMs);
  function cancel() {
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  }
  return cancel;
}
