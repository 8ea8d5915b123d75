import type { ClusterConnection } from '@pilotage/fleet-node';
import { groupVersionPath, resourcePath } from '@pilotage/fleet-node';
import type { Manifest } from './manifest';

interface ServedResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/**
 * Creates objects in the given order, finding where each kind is served through discovery. Created, not
 * applied: the annotation of a client-side apply cannot hold a large CRD.
 *
 * @throws Error with the server's message when an object is refused or its kind is not served.
 *
 * @public
 */
export async function createObjects(
  connection: ClusterConnection,
  manifests: readonly Manifest[],
): Promise<void> {
  const served = new Map<string, Promise<ServedResource[]>>();
  for (const manifest of manifests) {
    const { apiVersion, kind, metadata } = manifest;
    const [version = '', group = ''] = apiVersion.split('/').reverse();
    let resources = served.get(apiVersion);
    if (!resources) {
      resources = discover(connection, groupVersionPath({ group, version }));
      served.set(apiVersion, resources);
    }
    const resource = (await resources).find(
      candidate => candidate.kind === kind && !candidate.name.includes('/'),
    );
    if (!resource) {
      throw new Error(
        `${connection.cluster} does not serve ${kind} of ${apiVersion} (${metadata.name})`,
      );
    }
    const namespace = resource.namespaced
      ? metadata.namespace ?? 'default'
      : undefined;
    const response = await connection.request({
      method: 'POST',
      path: resourcePath({
        type: { group, version, plural: resource.name },
        namespace,
      }),
      body: manifest,
    });
    const answer = (await response.json()) as { message?: string };
    if (response.status >= 400) {
      throw new Error(
        `${connection.cluster} refused ${kind} ${metadata.name}: ${answer.message}`,
      );
    }
  }
}

async function discover(
  connection: ClusterConnection,
  path: string,
): Promise<ServedResource[]> {
  const response = await connection.request({ method: 'GET', path });
  if (response.status === 404) return [];
  const { resources } = (await response.json()) as {
    resources?: ServedResource[];
  };
  return resources ?? [];
}
