import type { ResourceType } from './kubeObject';

/**
 * Names one object or collection. Without `name` the path is the collection; without `namespace` it is the
 * collection over all namespaces, or a cluster-scoped object.
 *
 * @public
 */
export interface ResourcePathOptions {
  readonly type: Pick<ResourceType, 'group' | 'version' | 'plural'>;
  readonly namespace?: string;
  readonly name?: string;
  /** For example `status`, `scale`, `log`; needs a name. */
  readonly subresource?: string;
}

/**
 * The API path of an object or collection, every part percent-encoded.
 *
 * @throws TypeError when a part is empty, `.`, `..` or contains a slash: such a part could name another resource.
 * @public
 */
export function resourcePath(options: ResourcePathOptions): string {
  const { type, namespace, name, subresource } = options;
  if (subresource !== undefined && name === undefined) {
    throw new TypeError('A subresource needs the name of its object');
  }
  return [
    groupVersionPath(type),
    ...(namespace === undefined ? [] : ['namespaces', segment(namespace)]),
    segment(type.plural),
    ...(name === undefined ? [] : [segment(name)]),
    ...(subresource === undefined ? [] : [segment(subresource)]),
  ].join('/');
}

/**
 * The discovery path of an API group and version: `/api/v1`, `/apis/apps/v1`.
 *
 * @throws TypeError as {@link resourcePath}.
 * @public
 */
export function groupVersionPath(
  type: Pick<ResourceType, 'group' | 'version'>,
): string {
  return type.group === ''
    ? `/api/${segment(type.version)}`
    : `${groupPath(type.group)}/${segment(type.version)}`;
}

/**
 * The discovery path of an API group: `/apis/apps.kruise.io`.
 *
 * @throws TypeError as {@link resourcePath}.
 * @public
 */
export function groupPath(group: string): string {
  return `/apis/${segment(group)}`;
}

// URL parsers resolve dot segments even when they come from a name, and proxies decode %2F.
function segment(part: string): string {
  if (part === '' || part === '.' || part === '..' || part.includes('/')) {
    throw new TypeError(`Not a path segment: ${JSON.stringify(part)}`);
  }
  return encodeURIComponent(part);
}
