import type { AuthService } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { locationScheme } from './clusterEntity';

/**
 * Which of these entity refs belong to somebody else already: an entity of that name that did not come from us stays as
 * it is.
 */
export async function foreignEntities(
  refs: readonly string[],
  options: { readonly catalog: CatalogService; readonly auth: AuthService },
): Promise<ReadonlySet<string>> {
  if (refs.length === 0) return new Set();
  const credentials = await options.auth.getOwnServiceCredentials();
  const { items } = await options.catalog.getEntitiesByRefs(
    { entityRefs: [...refs] },
    { credentials },
  );
  return new Set(
    refs.filter((_, index) => {
      const entity = items[index];
      return entity !== undefined && !isOurs(entity);
    }),
  );
}

function isOurs({ metadata }: Entity): boolean {
  return (
    metadata.annotations?.[ANNOTATION_LOCATION]?.startsWith(
      `${locationScheme}:`,
    ) ?? false
  );
}
