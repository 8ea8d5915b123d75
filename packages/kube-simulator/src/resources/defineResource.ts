import type { ResourceDefinition } from '../store/ResourceDefinition';

/** What sets one resource apart; the rest is the usual. */
export interface ResourceOptions
  extends Partial<
    Omit<ResourceDefinition, 'key' | 'group' | 'versions' | 'kind' | 'plural'>
  > {
  /** Plural, as in paths. */
  readonly plural: string;
  readonly kind: string;
}

/** Verbs of a resource that is stored. */
export const storedVerbs = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
] as const;

/**
 * Makes the resources of one group and version.
 *
 * @param groupVersion - `v1`, `apps/v1`
 * @param typePrefix - where their types are in `objectTypes.json`
 */
export function resourcesOf(
  groupVersion: string,
  typePrefix: string,
  resources: readonly ResourceOptions[],
): ResourceDefinition[] {
  const [group, version] = groupVersion.includes('/')
    ? (groupVersion.split('/') as [string, string])
    : ['', groupVersion];
  return resources.map(options => ({
    singular: options.kind.toLowerCase(),
    namespaced: true,
    shortNames: [],
    categories: [],
    subresources: [],
    verbs: storedVerbs,
    custom: false,
    generation: false,
    annotationsBumpGeneration: false,
    statusMetadata: [],
    unconditionalUpdate: true,
    returnsDeleted: false,
    type: `${typePrefix}.${options.kind}`,
    applyDefaults: object => object,
    validate: () => [],
    ...options,
    key: group ? `${options.plural}.${group}` : options.plural,
    group,
    versions: [version],
  }));
}
