import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestFiles, parseFleetPlan, type ClusterPlan } from './fleetPlan';
import { fillIn } from './placeholders';

/**
 * Reads `fleet.yaml` and the manifests beside it.
 *
 * @param now - what `@now` in a manifest means, milliseconds since the epoch
 * @throws Error for a file that is missing or wrong
 */
export async function loadFleet(
  directory: string,
  now: number,
): Promise<readonly ClusterPlan[]> {
  const fleet = await readFile(join(directory, 'fleet.yaml'), 'utf8');
  const manifests = await Promise.all(
    manifestFiles(fleet).map(async name => [
      name,
      await readFile(join(directory, `${name}.yaml`), 'utf8'),
    ]),
  );
  const plans = parseFleetPlan({
    fleet,
    manifests: Object.fromEntries(manifests),
  });
  return plans.map(plan => ({
    ...plan,
    manifests: fillIn(plan.manifests, now),
  }));
}
