import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../cluster/cluster';
import { startCluster } from '../cluster/startCluster';
import { readManifests } from '../manifests/readManifests';
import { Watchdog } from '../processes/watchdog';
import { appConfig } from './appConfig';
import { parseFleet } from './fleetFile';
import { ownManifests } from './ownManifests';
import { populateCluster } from './populateCluster';

/** A running cluster and what it is for. */
export interface FleetMember {
  readonly cluster: Cluster;
  readonly environment: string;
}

/** A running fleet. */
export interface Fleet {
  readonly clusters: readonly FleetMember[];
  /** Path of a file to start a portal with. */
  readonly appConfigFile: string;
  /** Takes the services through the versions they had before; rejects when the fleet is stopped meanwhile. */
  replayHistory(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the clusters of `fleet.yaml` in a folder, one after the other (two cores are soon busy), and creates
 * in each the objects of `<cluster>.yaml` beside it.
 */
export async function startFleet(options: {
  readonly folder: string;
  readonly report: (line: string) => void;
}): Promise<Fleet> {
  const { folder, report } = options;
  const wanted = parseFleet(await readFile(join(folder, 'fleet.yaml'), 'utf8'));
  // Read first: a mistake in a manifest should not cost the start of three clusters.
  const manifests = await Promise.all(
    wanted.map(async ({ name, shared }) => {
      const files = [...shared, name].map(file => join(folder, `${file}.yaml`));
      return (await Promise.all(files.map(readManifests))).flat();
    }),
  );
  const running: Cluster[] = [];
  const directory = await mkdtemp(join(tmpdir(), 'pilotage-cluster-fleet-'));
  const watchdog = new Watchdog(directory);
  const stop = async () => {
    for (const cluster of [...running].reverse()) await cluster.stop();
    await watchdog.release();
  };
  try {
    const clusters: FleetMember[] = [];
    const replays: (() => Promise<void>)[] = [];
    for (const [index, entry] of wanted.entries()) {
      const {
        environment,
        cordoned,
        history,
        shared: _,
        first,
        ...settings
      } = entry;
      const cluster = await startCluster({
        ...settings,
        report: line => report(`${settings.name}: ${line}`),
      });
      running.push(cluster);
      const objects = ownManifests(manifests[index] ?? [], cluster.caData);
      report(`${settings.name}: creating ${objects.length} objects`);
      const replay = await populateCluster(cluster.connect(), {
        manifests: objects,
        first,
        history,
        cordoned,
        report: line => report(`${settings.name}: ${line}`),
      });
      replays.push(replay);
      clusters.push({ cluster, environment });
    }
    const appConfigFile = join(directory, 'app-config.clusters.yaml');
    await writeFile(appConfigFile, appConfig(clusters), { mode: 0o600 });
    const replayHistory = async () => {
      await Promise.all(replays.map(replay => replay()));
    };
    return { clusters, appConfigFile, replayHistory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
