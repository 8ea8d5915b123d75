import type { KubeObject } from '@pilotage/fleet-node';
import type { OperationRequest } from '@pilotage/plugin-rollout-common';

/**
 * Whether a workload still is what a person saw when deciding. The resourceVersion changes with every status update,
 * many times a second on a busy workload; the generation only when somebody changes what is wanted.
 */
export function forecastHolds(
  request: Pick<OperationRequest, 'uid' | 'resourceVersion' | 'generation'>,
  object: KubeObject,
): 'holds' | 'recreated' | 'changed' {
  const { uid, resourceVersion, generation } = object.metadata;
  if (uid !== request.uid) return 'recreated';
  if (resourceVersion === request.resourceVersion) return 'holds';
  return request.generation !== undefined && request.generation === generation
    ? 'holds'
    : 'changed';
}
