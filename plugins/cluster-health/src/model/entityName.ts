import { parseEntityRef } from '@backstage/catalog-model';

/** The name within an entity ref, for example `team-money`; `undefined` when it is no ref. Owners may leave the kind out. */
export function entityName(entityRef: string): string | undefined {
  try {
    return parseEntityRef(entityRef, { defaultKind: 'group' }).name;
  } catch {
    return undefined;
  }
}
