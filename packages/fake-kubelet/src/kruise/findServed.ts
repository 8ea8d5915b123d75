import {
  groupPath,
  groupVersionPath,
  type ClusterConnection,
  type ResourceType,
} from '@pilotage/fleet-node';

const group = 'apps.kruise.io';

interface ApiGroup {
  readonly versions: readonly { readonly version: string }[];
}

interface ApiResources {
  readonly resources: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
  }[];
}

/**
 * The newest version in which OpenKruise's kind is served; `undefined` when it is not installed.
 *
 * @throws Error for any answer but 200 and 404.
 */
export async function findServed(
  connection: ClusterConnection,
  plural: string,
  signal: AbortSignal,
): Promise<ResourceType | undefined> {
  const found = (await discover(connection, groupPath(group), signal)) as
    | ApiGroup
    | undefined;
  // The server lists versions by priority, the preferred one first.
  for (const { version } of found?.versions ?? []) {
    const list = (await discover(
      connection,
      groupVersionPath({ group, version }),
      signal,
    )) as ApiResources | undefined;
    const resource = list?.resources.find(({ name }) => name === plural);
    if (resource) {
      const { kind, namespaced } = resource;
      return { group, version, plural, kind, namespaced };
    }
  }
  return undefined;
}

async function discover(
  connection: ClusterConnection,
  path: string,
  signal: AbortSignal,
): Promise<unknown> {
  const response = await connection.request({ method: 'GET', path, signal });
  const text = await response.text();
  if (response.status === 404) return undefined;
  if (response.status !== 200)
    throw new Error(`GET ${path}: ${response.status} ${text.slice(0, 200)}`);
  return JSON.parse(text);
}
