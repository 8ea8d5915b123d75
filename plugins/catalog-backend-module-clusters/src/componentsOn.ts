import type { EntityIndex, FleetModel } from '@pilotage/fleet-node';

/** Entity refs of what runs on a cluster, from the labels of its pods. */
export function componentsOn(
  cluster: string,
  options: {
    readonly model: Pick<FleetModel, 'podGroups'>;
    readonly index: Pick<EntityIndex, 'ownerOf'>;
  },
): string[] {
  const found = new Set<string>();
  for (const { namespace, labels } of options.model.podGroups(cluster)) {
    const owner = options.index.ownerOf({ cluster, namespace, labels });
    if (owner) found.add(owner.entityRef);
  }
  return [...found].sort();
}
