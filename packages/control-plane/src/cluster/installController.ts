import type { ClusterConnection } from '@pilotage/fleet-node';
import type { Controller } from '../components/controllers';
import { createObjects } from '../manifests/createObjects';
import type { Manifest } from '../manifests/manifest';
import { waitForEstablished } from '../manifests/waitForEstablished';

const ESTABLISHED_TIMEOUT_MS = 60_000;

/** A `Namespace` object. */
export function namespaceManifest(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** Creates what a controller expects to find: namespaces, served CRDs, webhook configurations. */
export async function installController(
  connection: ClusterConnection,
  controller: Controller,
  assets: string,
): Promise<void> {
  const [definitions, webhooks] = await Promise.all([
    controller.definitions(assets),
    controller.webhooks(assets),
  ]);
  await createObjects(connection, [
    ...controller.namespaces.map(namespaceManifest),
    ...definitions,
  ]);
  await waitForEstablished(
    connection,
    definitions.map(({ metadata }) => metadata.name),
    ESTABLISHED_TIMEOUT_MS,
  );
  await createObjects(connection, webhooks);
}
