import type { InMemoryStore } from '../store/InMemoryStore';
import { startEndpoints } from './endpoints';
import { startEventExpiry } from './eventExpiry';
import { startGarbageCollector } from './garbageCollector';
import { startNamespaceLifecycle } from './namespaceLifecycle';

/**
 * Starts what every cluster has whatever runs on it: garbage collection, namespace lifecycle, endpoints,
 * event expiry.
 *
 * @returns stops all of it
 */
export function startSystem(store: InMemoryStore): () => void {
  const stops = [
    startGarbageCollector(store),
    startNamespaceLifecycle(store),
    startEndpoints(store),
    startEventExpiry(store),
  ];
  return () => stops.forEach(stop => stop());
}
