import type { ResourceDefinition } from './ResourceDefinition';
import { forbidden, notFound } from './statusErrors';
import type { NewObject, ObjectStore } from './types';

/**
 * The NamespaceLifecycle admission plugin: nothing is created in a namespace that is missing or going away.
 *
 * @throws ApiError
 */
export function checkNamespace(
  store: ObjectStore,
  definition: ResourceDefinition,
  { metadata }: NewObject,
): void {
  if (!definition.namespaced) return;
  const name = metadata.namespace ?? '';
  const namespace = store.get('namespaces', { name });
  if (!namespace) throw notFound({ group: '', plural: 'namespaces' }, name);
  if (namespace.metadata.deletionTimestamp) {
    throw forbidden(
      definition,
      metadata.name ?? metadata.generateName,
      `unable to create new content in namespace ${name} because it is being terminated`,
      [
        {
          reason: 'NamespaceTerminating',
          message: `namespace ${name} is being terminated`,
          field: 'metadata.namespace',
        },
      ],
    );
  }
}
