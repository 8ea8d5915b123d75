import type { InMemoryStore } from '../store/InMemoryStore';

/** Events live this long, as `--event-ttl` says by default; milliseconds. */
const timeToLive = 3_600_000;
const sweepInterval = 300_000;

/**
 * Removes old events, so that a cluster that runs for days does not fill up.
 *
 * @returns stops it
 */
export function startEventExpiry(store: InMemoryStore): () => void {
  let timer: unknown;
  const sweep = () => {
    const oldest = store.clock.now() - timeToLive;
    for (const { metadata, lastTimestamp } of store.list('events')) {
      const time = Date.parse(
        String(lastTimestamp ?? metadata.creationTimestamp),
      );
      if (time < oldest) store.delete('events', metadata);
    }
    timer = store.clock.setTimeout(sweep, sweepInterval);
  };
  timer = store.clock.setTimeout(sweep, sweepInterval);
  return () => store.clock.clearTimeout(timer);
}
