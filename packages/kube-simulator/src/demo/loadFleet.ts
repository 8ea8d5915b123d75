import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterNames, parseFleetPlan, type ClusterPlan } from './fleetPlan';

/**
 * Reads `fleet.yaml` and the manifests beside it.
 *
 * @throws Error for a file that is missing or wrong
 */
export async function loadFleet(
  directory: string,
): Promise<readonly ClusterPlan[]> {
  const fleet = await readFile(join(directory, 'fleet.yaml'), 'utf8');
  const manifests = await Promise.all(
    clusterNames(fleet).map(async name => [
      name,
      await readFile(join(directory, `${name}.yaml`), 'utf8'),
    ]),
  );
  return parseFleetPlan({ fleet, manifests: Object.fromEntries(manifests) });
}
