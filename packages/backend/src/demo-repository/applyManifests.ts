import { directConnection, type ClusterConnection } from '@pilotage/fleet-node';
import { parseAllDocuments } from 'yaml';
import type { GitOpsCluster } from './readConfig';

/** An object to be applied. */
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

const plurals: Readonly<Record<string, string>> = {
  CloneSet: 'clonesets',
  Deployment: 'deployments',
  PodDisruptionBudget: 'poddisruptionbudgets',
  PodUnavailableBudget: 'podunavailablebudgets',
  Service: 'services',
};

/**
 * Creates the objects of some YAML files on every cluster that serves all their kinds.
 *
 * @returns a line for each cluster
 * @throws Error when a cluster refuses an object
 */
export async function applyManifests(
  files: readonly string[],
  clusters: readonly GitOpsCluster[],
): Promise<readonly string[]> {
  const manifests = files.flatMap(text =>
    parseAllDocuments(text).map(document => document.toJS() as Manifest),
  );
  return Promise.all(
    clusters.map(async ({ name, url, token }) => {
      const connection = directConnection({
        cluster: name,
        server: url,
        token,
      });
      try {
        const missing = await missingKinds(connection, manifests);
        if (missing.length > 0) {
          return `${name}: left out, it has no ${missing.join(', ')}`;
        }
        for (const manifest of manifests) {
          await createOn(connection, manifest);
        }
        return `${name}: ${manifests.length} objects applied`;
      } finally {
        await connection.close();
      }
    }),
  );
}

async function missingKinds(
  connection: ClusterConnection,
  manifests: readonly Manifest[],
): Promise<string[]> {
  const found = await Promise.all(
    manifests.map(async ({ apiVersion, kind }) => {
      const { status } = await connection.request({
        method: 'GET',
        path: root(apiVersion),
      });
      return status === 200 ? [] : [kind];
    }),
  );
  return [...new Set(found.flat())];
}

async function createOn(
  connection: ClusterConnection,
  manifest: Manifest,
): Promise<void> {
  const { apiVersion, kind, metadata } = manifest;
  const { name, namespace } = metadata;
  const plural = plurals[kind];
  if (!plural) throw new Error(`The demo does not apply objects of ${kind}`);
  const response = await connection.request({
    method: 'POST',
    path: `${root(apiVersion)}/namespaces/${namespace}/${plural}`,
    body: manifest,
  });
  if (response.status === 201) return;
  const { message } = (await response.json()) as { message?: string };
  throw new Error(
    `${kind} ${namespace}/${name} on ${connection.cluster}: ${
      message ?? response.status
    }`,
  );
}

function root(apiVersion: string): string {
  return `/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`;
}
