import type { Entity } from '@backstage/catalog-model';
import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** An entity that leads to workloads. @public */
export interface IndexedEntity {
  readonly entityRef: string;
  /** Entity ref of who owns it; absent for nobody. */
  readonly owner?: string;
  readonly title: string;
  readonly entity: Entity;
}

/** What everybody asks of an entity, asked once. */
export function indexedEntity(entity: Entity): IndexedEntity {
  const { name, title = name } = entity.metadata;
  const owner = ownerOf(entity);
  return {
    entityRef: stringifyEntityRef(getCompoundEntityRef(entity)),
    ...(owner === undefined ? {} : { owner }),
    title,
    entity,
  };
}

function ownerOf(entity: Entity): string | undefined {
  const relation = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  if (relation) return relation.targetRef;
  // Relations are written by the catalog a moment after the entity.
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string' || owner === '') return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: entity.metadata.namespace,
      }),
    );
  } catch {
    return undefined;
  }
}
