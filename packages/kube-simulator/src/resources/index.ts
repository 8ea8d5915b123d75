import { sidecarWebhook } from '../sidecars/podWebhook';
import type { ResourceDefinition } from '../store/ResourceDefinition';
import { appsResources } from './kinds/apps';
import { certManagerResources } from './kinds/certManager';
import { coreResources } from './kinds/core';
import { kruiseResources } from './kinds/kruise';
import { otherResources } from './kinds/otherGroups';
import { veleroResources } from './kinds/velero';

/**
 * Something installed in a cluster whose custom resources are served. All that acts on them is Velero's look at its
 * storage.
 *
 * @public
 */
export type AddOn = 'velero' | 'cert-manager';

const addOnResources: Readonly<Record<AddOn, readonly ResourceDefinition[]>> = {
  velero: veleroResources,
  'cert-manager': certManagerResources,
};

/**
 * Every resource a simulated cluster serves.
 *
 * @param options - `kruise`: whether OpenKruise is installed
 */
export function servedResources(options: {
  kruise: boolean;
  addOns?: readonly AddOn[];
}): ResourceDefinition[] {
  return [
    ...(options.kruise ? coreResources.map(withPodWebhook) : coreResources),
    ...appsResources,
    ...otherResources,
    ...(options.kruise ? kruiseResources : []),
    ...(options.addOns ?? []).flatMap(addOn => addOnResources[addOn]),
  ];
}

/** OpenKruise changes pods, which it does not define. */
function withPodWebhook(definition: ResourceDefinition): ResourceDefinition {
  return definition.key === 'pods'
    ? { ...definition, mutateNew: sidecarWebhook }
    : definition;
}
