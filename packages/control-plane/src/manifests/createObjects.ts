import type { ClusterConnection } from '@pilotage/fleet-node';
import { KubeApi } from './kubeApi';
import type { Manifest } from './manifest';

/**
 * Creates objects in the given order. Created, not applied: the annotation of a client-side apply cannot hold
 * a large CRD.
 *
 * @throws Error with the server's message when an object is refused or its kind is not served.
 *
 * @public
 */
export async function createObjects(
  connection: ClusterConnection,
  manifests: readonly Manifest[],
): Promise<void> {
  const api = new KubeApi(connection);
  for (const manifest of manifests) await api.create(manifest);
}
