import type { Entity } from '@backstage/catalog-model';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityIndex, ObjectMeta } from '@pilotage/fleet-node';
import { kubernetesAnnotations } from '@pilotage/fleet-node';

/** Annotation of an object in a cluster that names its entity, where its label alone does not decide. */
export const entityAnnotation = 'pilotage.dev/entity';

/**
 * Whether an object that reaches beyond its own namespace says itself that it belongs to an entity. What an entity's
 * annotations select is not enough: whoever may edit some catalog file could select everybody's sidecars. So the object's
 * annotation names the entity, or its label `backstage.io/kubernetes-id` does, if no other entity has that id.
 *
 * @returns why it does not; `undefined` when it does.
 */
export function notNamedBy(
  metadata: Pick<ObjectMeta, 'labels' | 'annotations'>,
  entity: Entity,
  entities: Pick<EntityIndex, 'entities'>,
): string | undefined {
  const entityRef = stringifyEntityRef(entity);
  const named = metadata.annotations?.[entityAnnotation];
  if (named !== undefined) {
    return canonical(named) === entityRef
      ? undefined
      : `its annotation ${entityAnnotation} names ${named}`;
  }
  const id = metadata.labels?.[kubernetesAnnotations.id];
  if (id === undefined || id !== idOf(entity)) {
    return `neither its label ${kubernetesAnnotations.id} nor its annotation ${entityAnnotation} names ${entityRef}`;
  }
  const known = entities.entities();
  // Before the catalog was read nobody knows who else has this id.
  if (known.length === 0) {
    return `the catalog has not been read yet, so only its annotation ${entityAnnotation} could decide`;
  }
  const rivals = known
    .filter(other => other.entityRef !== entityRef && idOf(other.entity) === id)
    .map(other => other.entityRef);
  return rivals.length === 0
    ? undefined
    : `${rivals.join(', ')} has the same ${
        kubernetesAnnotations.id
      }, so only its annotation ${entityAnnotation} can decide`;
}

function idOf({ metadata }: Entity): string {
  return metadata.annotations?.[kubernetesAnnotations.id] || metadata.name;
}

function canonical(text: string): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    return undefined;
  }
}
