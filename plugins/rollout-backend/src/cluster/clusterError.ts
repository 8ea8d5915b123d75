import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { ClusterAnswer } from './clusterAnswer';

/**
 * A cluster's refusal as an error of ours. A cluster that does not know our credentials says 401; passed on, the browser
 * would take it for the end of the Backstage session, so it becomes 503.
 */
export function clusterError(
  cluster: string,
  answer: Exclude<ClusterAnswer, { type: 'done' }>,
): Error {
  if (answer.type === 'unknown') {
    return new ServiceUnavailableError(answer.reason);
  }
  switch (answer.status) {
    case 403:
      return new NotAllowedError(`Cluster ${cluster}: ${answer.message}`);
    case 404:
      return new NotFoundError(`Cluster ${cluster}: ${answer.message}`);
    case 401:
      return new ServiceUnavailableError(
        `Cluster ${cluster} does not accept the credentials of this portal`,
      );
    default:
      return new ServiceUnavailableError(
        `Cluster ${cluster}: ${answer.message}`,
      );
  }
}
