import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';

/** Errors whose words were chosen for whoever asked. */
const chosen = [
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
];

/** Lets through only errors whose words are meant for people. Those of a database or a bug are for the log. */
export async function answerable<T>(
  logger: Pick<LoggerService, 'error'>,
  work: Promise<T>,
): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (chosen.some(type => error instanceof type)) throw error;
    logger.error('A request failed', toError(error));
    throw new ServiceUnavailableError(
      'This portal could not do that now; its log says why',
    );
  }
}
