/**
 * Starts a fleet of real clusters with demo services and keeps it until Ctrl-C. The argument is a folder with
 * `fleet.yaml` and one file of manifests per cluster; default `examples/fleet` of this repository.
 */
import { resolve } from 'node:path';
import { elapsed } from './elapsed';
import { startFleet } from './fleet/startFleet';
import type { Fleet } from './fleet/startFleet';
import { parentGone } from './processes/parentGone';

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
    'The demo services now go through their earlier versions, which takes a minute or more.',
    'Ctrl-C stops everything and removes these files.',
  ].join('\n');
}

/** Resolves when somebody wants us to end: Ctrl-C, a signal, or the end of the script that started us. */
function wantedToEnd(): Promise<unknown> {
  const signals = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(
    signal => new Promise<void>(ended => process.once(signal, () => ended())),
  );
  return Promise.race([...signals, parentGone()]);
}

async function main(): Promise<void> {
  const started = Date.now();
  const end = wantedToEnd();
  const folder = resolve(
    process.argv[2] ?? resolve(__dirname, '../../../examples/fleet'),
  );
  const starting = startFleet({ folder, report: say });
  const fleet = await Promise.race([starting, end.then(() => undefined)]);
  // While the fleet is still coming up there is nothing to save: what runs ends with this process.
  if (!fleet) return;
  say(
    `${fleet.clusters.length} clusters after ${elapsed(Date.now() - started)}`,
  );
  say(describe(fleet));
  let stopping = false;
  fleet.replayHistory().then(
    () => say('The demo services have their history now.'),
    (error: Error) => {
      if (!stopping) say(`A demo service lacks its history: ${error.message}`);
    },
  );
  await end;
  stopping = true;
  say('Stopping');
  await fleet.stop();
}

main().then(
  // Standard input and sockets that are still closing must not hold us.
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
