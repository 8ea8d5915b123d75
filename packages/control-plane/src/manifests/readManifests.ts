import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from './manifest';

/**
 * Reads the objects of a multi-document YAML text.
 *
 * @throws Error naming `origin` when a document is not YAML or not a Kubernetes object.
 */
export function parseManifests(text: string, origin: string): Manifest[] {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(document => {
    const [error] = document.errors;
    if (error) throw new Error(`${origin}: ${error.message}`);
    const value: unknown = document.toJS();
    if (value === null) return [];
    if (!isManifest(value))
      throw new Error(`${origin}: a document without apiVersion, kind or name`);
    return [value];
  });
}

/** Reads the objects of a YAML file. */
export async function readManifests(file: string): Promise<Manifest[]> {
  return parseManifests(await readFile(file, 'utf8'), file);
}

/** Reads the objects of all YAML files of a folder, in the order of their names. */
export async function readManifestFolder(folder: string): Promise<Manifest[]> {
  const files = (await readdir(folder)).filter(file => /\.ya?ml$/.test(file));
  const perFile = await Promise.all(
    files.sort().map(file => readManifests(join(folder, file))),
  );
  return perFile.flat();
}

function isManifest(value: unknown): value is Manifest {
  const { apiVersion, kind, metadata } = value as Partial<Manifest>;
  return Boolean(apiVersion && kind && metadata?.name);
}
