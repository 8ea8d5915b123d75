import { sidecarWebhook } from '../sidecars/podWebhook';
import type { ResourceDefinition } from '../store/ResourceDefinition';
import { appsResources } from './kinds/apps';
import { coreResources } from './kinds/core';
import { kruiseResources } from './kinds/kruise';
import { otherResources } from './kinds/otherGroups';

/**
 * Every resource a simulated cluster serves.
 *
 * @param options - `kruise`: whether OpenKruise is installed
 */
export function servedResources(options: {
  kruise: boolean;
}): ResourceDefinition[] {
  return [
    ...(options.kruise ? coreResources.map(withPodWebhook) : coreResources),
    ...appsResources,
    ...otherResources,
    ...(options.kruise ? kruiseResources : []),
  ];
}

/** OpenKruise changes pods, which it does not define. */
function withPodWebhook(definition: ResourceDefinition): ResourceDefinition {
  return definition.key === 'pods'
    ? { ...definition, mutateNew: sidecarWebhook }
    : definition;
}
