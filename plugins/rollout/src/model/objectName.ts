import type { WorkloadRef } from '@pilotage/fleet-common';

/** `shop/checkout`, or the name alone for kinds of cluster scope. */
export function objectName(
  ref: Pick<WorkloadRef, 'namespace' | 'name'>,
): string {
  return ref.namespace === '' ? ref.name : `${ref.namespace}/${ref.name}`;
}
