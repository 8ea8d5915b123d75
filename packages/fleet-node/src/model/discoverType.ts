import type { ResourceType } from '../access/kubeObject';
import { groupPath, groupVersionPath } from '../access/paths';
import type { ClusterConnection } from '../access/types';
import { RefusedError } from '../sync/outcome';
import type { WatchedKind } from './watchedKinds';

interface ApiGroup {
  versions?: { version: string }[];
  preferredVersion?: { version: string };
}

interface ApiResourceList {
  resources?: { name: string }[];
}

/**
 * The version to read a kind with on this cluster: the group's preferred one, unless only another one has the
 * kind (OpenKruise prefers `v1beta1`, where there may be no CloneSet).
 *
 * @returns `undefined` when the cluster does not serve the kind.
 * @throws Error with the HTTP `status` of the answer when the cluster does not tell.
 * @public
 */
export async function discoverType(
  connection: ClusterConnection,
  kind: WatchedKind,
  signal: AbortSignal,
): Promise<ResourceType | undefined> {
  const { group, plural, namespaced } = kind;
  const type = { group, plural, namespaced, kind: kind.kind };
  if (kind.version !== undefined) return { ...type, version: kind.version };

  const get = async (path: string) => {
    const response = await connection.request({ method: 'GET', path, signal });
    if (response.status === 404) return undefined;
    if (response.status !== 200) {
      throw new RefusedError(
        response.status,
        `discovery of ${group} was refused`,
      );
    }
    return response.json();
  };
  const found = (await get(groupPath(group))) as ApiGroup | undefined;
  const versions = new Set(
    [found?.preferredVersion, ...(found?.versions ?? [])].flatMap(
      entry => entry?.version ?? [],
    ),
  );
  for (const version of versions) {
    const list = (await get(groupVersionPath({ group, version }))) as
      | ApiResourceList
      | undefined;
    if (list?.resources?.some(({ name }) => name === plural))
      return { ...type, version };
  }
  return undefined;
}
