import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { OperationStore } from './OperationStore';

const everyMs = 60 * 60 * 1000;

/**
 * Keeps the table of operations from growing for ever. With an operation its idempotency key is forgotten, so it must be
 * kept for longer than any page repeats a request.
 *
 * @returns ends it
 */
export function forgetOperations(options: {
  readonly store: OperationStore;
  readonly logger: LoggerService;
  readonly keepMs: number;
}): () => void {
  const { store, logger, keepMs } = options;
  const timer = setInterval(() => {
    store.deleteSettled(Date.now() - keepMs).catch(error => {
      logger.warn('Old operations could not be deleted', toError(error));
    });
  }, everyMs).unref();
  return () => clearInterval(timer);
}
