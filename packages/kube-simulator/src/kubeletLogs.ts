import { LogUnavailableError, type FakeKubelet } from '@pilotage/fake-kubelet';
import type { PodLogRequest } from './http/handlers/podSubresources';
import { ApiError } from './store/ApiError';
import { badRequest } from './store/statusErrors';

/**
 * A container's log, from the kubelet that plays its node.
 *
 * @throws ApiError in the kubelet's words when there is none
 */
export function kubeletLogs(
  kubelet: FakeKubelet | undefined,
  request: PodLogRequest,
): string {
  if (!kubelet)
    throw badRequest('this simulator plays no kubelet, so there are no logs');
  const { namespace, pod, container, previous, tailLines, sinceSeconds } =
    request;
  try {
    const lines = kubelet.podLogs(namespace, pod, container, {
      previous,
      tailLines,
      sinceSeconds,
    });
    return lines.map(line => `${line}\n`).join('');
  } catch (error) {
    if (!(error instanceof LogUnavailableError)) throw error;
    throw new ApiError({
      code: error.status,
      reason: error.status === 404 ? 'NotFound' : 'BadRequest',
      message: error.message,
    });
  }
}
