import { toTime } from '../apimachinery/time';
import { asObject } from '../resources/json';
import type { InMemoryStore } from '../store/InMemoryStore';
import { every } from './leaderLease';

const resource = 'backupstoragelocations.velero.io';

/** Velero's default. */
const validationMs = 60_000;

/**
 * Finds every backup storage location of Velero available once a minute, as Velero does while it can reach them.
 *
 * @returns stops it
 */
export function startBackupStorageValidation(store: InMemoryStore): () => void {
  const validate = () => {
    for (const location of store.list(resource)) {
      store.updateStatus(
        resource,
        {
          ...location,
          status: {
            ...asObject(location.status),
            phase: 'Available',
            lastValidationTime: toTime(store.clock.now()),
          },
        },
        { manager: 'velero-server' },
      );
    }
  };
  return every(store, validationMs, validate);
}
