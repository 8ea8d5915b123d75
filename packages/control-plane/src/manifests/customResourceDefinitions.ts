import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Manifest } from './manifest';
import { readManifestFolder, readManifests } from './readManifests';

/**
 * Puts the conversion stanza of each patch into the CRD of that name. The service it names need not exist:
 * the manager rewrites it to its own address.
 */
export function mergeConversions(
  definitions: readonly Manifest[],
  patches: readonly Manifest[],
): Manifest[] {
  return definitions.map(definition => {
    const patch = patches.find(
      ({ metadata }) => metadata.name === definition.metadata.name,
    );
    if (!patch) return definition;
    const spec = definition.spec as object;
    const { conversion } = patch.spec as { conversion?: unknown };
    return { ...definition, spec: { ...spec, conversion } };
  });
}

/**
 * Reads a kustomize folder of CRDs: the bases, with the patches the kustomization lists. Other CRDs of the
 * folder have patch files too, but no conversion endpoint in the manager.
 */
export async function readKustomizedDefinitions(
  folder: string,
): Promise<Manifest[]> {
  const kustomization = parse(
    await readFile(join(folder, 'kustomization.yaml'), 'utf8'),
  ) as { patchesStrategicMerge?: string[] };
  const patches = await Promise.all(
    (kustomization.patchesStrategicMerge ?? []).map(file =>
      readManifests(join(folder, file)),
    ),
  );
  return mergeConversions(
    await readManifestFolder(join(folder, 'bases')),
    patches.flat(),
  );
}

/** Reads a plain folder of CRDs; other kinds in it (a kustomization) are left out. */
export async function readPlainDefinitions(
  folder: string,
): Promise<Manifest[]> {
  const { resources } = parse(
    await readFile(join(folder, 'kustomization.yaml'), 'utf8'),
  ) as { resources: string[] };
  const perFile = await Promise.all(
    resources.map(file => readManifests(join(folder, file))),
  );
  return perFile.flat();
}
