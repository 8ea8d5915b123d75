import type { ClusterConnection } from '@pilotage/fleet-node';
import { parseAllDocuments } from 'yaml';

/** An object of the rendered files. */
export interface RenderedObject {
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

/** The objects in `deploy/`, in the order in which `kubectl apply -f` takes the files. */
export function objectsOf(
  files: Readonly<Record<string, string>>,
): readonly RenderedObject[] {
  return Object.keys(files)
    .filter(path => path.startsWith('deploy/'))
    .sort()
    .flatMap(path =>
      parseAllDocuments(files[path] ?? '').map(document => {
        const [error] = document.errors;
        if (error) throw new Error(`${path}: ${error.message}`);
        return document.toJS() as RenderedObject;
      }),
    );
}

/** Creates an object with field validation, or asks what would happen. @returns status and message of the API server */
export async function createObject(
  connection: ClusterConnection,
  object: RenderedObject,
  options: { readonly dryRun: boolean },
): Promise<{ readonly status: number; readonly message: string }> {
  const { apiVersion, kind, metadata } = object;
  const plural = plurals[kind];
  if (plural === undefined) throw new Error(`No plural is known for ${kind}`);
  const root = apiVersion.includes('/') ? 'apis' : 'api';
  const response = await connection.request({
    method: 'POST',
    path: `/${root}/${apiVersion}/namespaces/${metadata.namespace}/${plural}`,
    query: {
      fieldValidation: 'Strict',
      ...(options.dryRun ? { dryRun: 'All' } : {}),
    },
    body: object,
  });
  const answer = (await response.json()) as { message?: string };
  return { status: response.status, message: answer.message ?? '' };
}
