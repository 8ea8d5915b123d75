import type { WorkloadRef } from '@pilotage/fleet-common';
import type { EntityIndex, FleetModel, PodGroup } from '@pilotage/fleet-node';
import type { ApplicationRef } from '@pilotage/plugin-rollout-common';

/** What pods belong to. */
export interface Belonging {
  readonly application: ApplicationRef;
  /** Workload that controls the pods; absent where none of a kind we drive does. */
  readonly workload?: WorkloadRef;
}

/** Kinds that own pods and have no driver, so that the model keeps them as context. */
const otherOwners = [
  { group: 'apps', kind: 'StatefulSet' },
  { group: 'apps', kind: 'DaemonSet' },
] as const;

/** Labels people name their pods by, the recommended one first. */
const nameLabels = [
  'app.kubernetes.io/name',
  'app',
  'k8s-app',
  'job-name',
] as const;

/**
 * Says what people call the service some pods belong to: the name of their workload and the entity that leads to it. The
 * labels of the workload decide before those of its pods, as on the Rollout tab.
 */
export function applicationOf(
  model: Pick<FleetModel, 'workloadOfOwner' | 'objects'>,
  entities: Pick<EntityIndex, 'ownerOf'>,
  group: PodGroup,
): Belonging {
  const { cluster, namespace, labels } = group;
  const owner = ownerOf(model, group);
  const entity =
    (owner?.labels &&
      entities.ownerOf({ cluster, namespace, labels: owner.labels })) ??
    entities.ownerOf({ cluster, namespace, labels });
  return {
    application: {
      name: owner?.name ?? nameOf(labels),
      namespace,
      ...(entity ? { entityRef: entity.entityRef } : {}),
      ...(entity?.owner === undefined ? {} : { owner: entity.owner }),
    },
    ...(owner?.ref ? { workload: owner.ref } : {}),
  };
}

interface Owner {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly ref: WorkloadRef;
}

function ownerOf(
  model: Pick<FleetModel, 'workloadOfOwner' | 'objects'>,
  { cluster, namespace, owner }: PodGroup,
): Owner | undefined {
  if (owner === '') return undefined;
  const workload = model.workloadOfOwner(cluster, owner);
  if (workload) {
    const { name, labels } = workload.object.metadata;
    return { name, labels, ref: workload.ref };
  }
  for (const { group, kind } of otherOwners) {
    const object = model
      .objects({ cluster, group, kind, namespace })
      .find(({ metadata }) => metadata.uid === owner);
    if (object) {
      const { name, labels } = object.metadata;
      return { name, labels, ref: { cluster, group, kind, namespace, name } };
    }
  }
  return undefined;
}

function nameOf(labels: Readonly<Record<string, string>>): string {
  for (const label of nameLabels) {
    const name = labels[label];
    if (name) return name;
  }
  return 'pods of no workload';
}
