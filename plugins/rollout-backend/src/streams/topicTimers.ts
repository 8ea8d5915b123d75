/** Changes within this time become one frame; milliseconds. */
const minWindowMs = 50;
const maxWindowMs = 500;
/** The window grows with the cost of drawing, so that drawing takes at most this share of the time. */
const maxShare = 0.1;
const refreshMs = 2_000;
const heartbeatMs = 15_000;

/** When a topic draws, and when it says that it is alive. */
export interface TopicTimers {
  /** Something changed: draw soon. */
  schedule(): void;
  /** A frame went out, so the next heartbeat can wait. */
  frameSent(): void;
  stop(): void;
}

export function topicTimers(actions: {
  flush(): void;
  refresh(): void;
  heartbeat(): void;
}): TopicTimers {
  let windowMs = minWindowMs;
  let pending: NodeJS.Timeout | undefined;
  let lastFrame = Date.now();

  const flush = () => {
    pending = undefined;
    const before = performance.now();
    actions.flush();
    const cost = performance.now() - before;
    windowMs = Math.min(maxWindowMs, Math.max(minWindowMs, cost / maxShare));
  };
  const refresh = setInterval(actions.refresh, refreshMs).unref();
  const heartbeat = setInterval(() => {
    if (Date.now() - lastFrame >= heartbeatMs) actions.heartbeat();
  }, heartbeatMs / 15).unref();

  return {
    schedule() {
      pending ??= setTimeout(flush, windowMs).unref();
    },
    frameSent() {
      lastFrame = Date.now();
    },
    stop() {
      clearTimeout(pending);
      clearInterval(refresh);
      clearInterval(heartbeat);
    },
  };
}
