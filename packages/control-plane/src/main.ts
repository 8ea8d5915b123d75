/**
 * Starts a fleet of real clusters with demo services and keeps it until Ctrl-C. The argument is a folder with
 * `fleet.yaml` and one file of manifests per cluster; default `examples/fleet` of this repository.
 */
import { resolve } from 'node:path';
import { elapsed } from './build/elapsed';
import { startFleet } from './fleet/startFleet';
import type { Fleet } from './fleet/startFleet';

const say = (line: string) => process.stdout.write(`${line}\n`);

function describe({ clusters, appConfigFile }: Fleet): string {
  const lines = clusters.map(
    ({ cluster, environment }) =>
      `  ${cluster.name.padEnd(12)} ${environment.padEnd(
        8,
      )} ${cluster.kubeconfigFile()}`,
  );
  return [
    '',
    'Kubeconfigs (administrator; beside each lie backstage, viewer and nobody):',
    ...lines,
    '',
    'Start a portal on these clusters with this file as an additional config:',
    `  ${appConfigFile}`,
    '',
    'Ctrl-C stops everything and removes these files.',
  ].join('\n');
}

async function main(): Promise<void> {
  const started = Date.now();
  // While the fleet is coming up there is nothing to wait for: what runs ends with this process.
  const leave = () => process.exit(130);
  process.once('SIGINT', leave).once('SIGTERM', leave);
  const fleet = await startFleet({
    folder: resolve(
      process.argv[2] ?? resolve(__dirname, '../../../examples/fleet'),
    ),
    report: say,
  });
  process.off('SIGINT', leave).off('SIGTERM', leave);
  say(
    `${fleet.clusters.length} clusters after ${elapsed(Date.now() - started)}`,
  );
  say(describe(fleet));
  await new Promise<void>(done => {
    process.once('SIGINT', () => done()).once('SIGTERM', () => done());
  });
  say('\nStopping');
  await fleet.stop();
  // The component processes are gone; sockets still closing must not hold us.
  process.exit(0);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
