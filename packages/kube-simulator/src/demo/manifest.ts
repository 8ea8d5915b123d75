import { parseAllDocuments } from 'yaml';

/** An object as it is written, before a server has seen it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

/** The name by which a fleet file means an object: `<namespace>/<kind>/<name>`, or `<kind>/<name>` without a namespace. */
export function objectKey({ kind, metadata }: Manifest): string {
  const { namespace, name } = metadata;
  return namespace ? `${namespace}/${kind}/${name}` : `${kind}/${name}`;
}

/** @throws Error that names the file when a document is no object of Kubernetes */
export function parseManifests(text: string, file: string): Manifest[] {
  return parseAllDocuments(text).flatMap(document => {
    const [error] = document.errors;
    if (error) throw new Error(`${file}: ${error.message}`);
    const manifest = document.toJS() as Manifest | null;
    if (manifest === null) return [];
    if (!manifest.kind || !manifest.apiVersion || !manifest.metadata?.name) {
      throw new Error(`${file}: an object lacks apiVersion, kind or name`);
    }
    return [manifest];
  });
}
