import type {
  ResourceDefinition,
  Subresource,
} from '../store/ResourceDefinition';

interface ApiResource {
  readonly name: string;
  readonly singularName: string;
  readonly namespaced: boolean;
  readonly kind: string;
  readonly verbs: readonly string[];
  readonly [field: string]: unknown;
}

/** `/api`. */
export function coreVersions(): unknown {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [],
  };
}

/** `/apis`. */
export function groupList(resources: readonly ResourceDefinition[]): unknown {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: groupNames(resources).map(name => describeGroup(name, resources)),
  };
}

/** `/apis/<group>`; undefined for a group nobody serves. */
export function group(
  name: string,
  resources: readonly ResourceDefinition[],
): unknown {
  return groupNames(resources).includes(name)
    ? { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(name, resources) }
    : undefined;
}

/** `/api/v1` and `/apis/<group>/<version>`; undefined when there is nothing. */
export function resourceList(
  groupName: string,
  version: string,
  resources: readonly ResourceDefinition[],
): unknown {
  const found = resources.filter(
    resource =>
      resource.group === groupName && resource.versions.includes(version),
  );
  if (found.length === 0) return undefined;
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: groupName ? `${groupName}/${version}` : version,
    resources: found.flatMap(describeResource),
  };
}

function groupNames(resources: readonly ResourceDefinition[]): string[] {
  return [...new Set(resources.map(resource => resource.group))].filter(
    Boolean,
  );
}

function describeGroup(name: string, resources: readonly ResourceDefinition[]) {
  const versions = [
    ...new Set(
      resources
        .filter(resource => resource.group === name)
        .flatMap(resource => resource.versions),
    ),
  ].map(version => ({ groupVersion: `${name}/${version}`, version }));
  return { name, versions, preferredVersion: versions[0] };
}

function describeResource(resource: ResourceDefinition): ApiResource[] {
  const { plural, singular, namespaced, kind, verbs, shortNames, categories } =
    resource;
  return [
    {
      name: plural,
      singularName: singular,
      namespaced,
      kind,
      verbs,
      ...(shortNames.length > 0 ? { shortNames } : {}),
      ...(categories.length > 0 ? { categories } : {}),
    },
    ...[...resource.subresources]
      .sort()
      .map(subresource => describeSubresource(resource, subresource)),
  ];
}

function describeSubresource(
  { plural, namespaced, kind }: ResourceDefinition,
  subresource: Subresource,
): ApiResource {
  const common = {
    name: `${plural}/${subresource}`,
    singularName: '',
    namespaced,
  };
  switch (subresource) {
    case 'scale':
      return {
        ...common,
        group: 'autoscaling',
        version: 'v1',
        kind: 'Scale',
        verbs: ['get', 'patch', 'update'],
      };
    case 'eviction':
      return {
        ...common,
        group: 'policy',
        version: 'v1',
        kind: 'Eviction',
        verbs: ['create'],
      };
    case 'binding':
      return { ...common, kind: 'Binding', verbs: ['create'] };
    case 'log':
      return { ...common, kind, verbs: ['get'] };
    default:
      return { ...common, kind, verbs: ['get', 'patch', 'update'] };
  }
}
