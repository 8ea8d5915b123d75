/**
 * `npm start [-- --config my-config.yaml]`: the portal on the embedded fleet, or, with a configuration of your own that has
 * a `kubernetes:` block, on your clusters.
 *
 * PILOTAGE_PORT (7007) is the portal's port, PILOTAGE_FLEET_PORT (7450) the first of the fleet's.
 */
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildApp } from '../lib/appBuild.mjs';
import { Children } from '../lib/children.mjs';
import { say, step } from '../lib/log.mjs';
import { portFrom, requireFreePort } from '../lib/ports.mjs';
import {
  demoConfig,
  fleetEnvironment,
  portalConfigs,
  startBackend,
  startFleet,
} from '../lib/portal.mjs';

const root = resolve(import.meta.dirname, '../..');
const own = process.argv
  .slice(2)
  .flatMap((argument, index, all) =>
    argument === '--config' && all[index + 1] ? [resolve(all[index + 1])] : [],
  );

let children;
try {
  const port = portFrom('PILOTAGE_PORT', 7007);
  const fleetPort = portFrom('PILOTAGE_FLEET_PORT', 7450);
  await requireFreePort(port, 'the portal', 'PILOTAGE_PORT');
  const embedded = own.length === 0;
  if (embedded) {
    for (const offset of [0, 1, 2, 9]) {
      await requireFreePort(
        fleetPort + offset,
        'the embedded fleet',
        'PILOTAGE_FLEET_PORT',
      );
    }
  }

  children = new Children();
  // A folder for each port, so that portals side by side leave each other's files alone.
  const folder = join(root, '.cache', `portal-${port}`);
  const data = emptyFolder(join(folder, 'data'));
  const log = createWriteStream(join(folder, 'portal.log'));

  const fleet = embedded
    ? step('Starting three embedded clusters', () =>
        startFleet(root, children, { port: fleetPort }),
      )
    : undefined;
  await Promise.all([fleet, buildApp(root)]);
  await step('Starting the portal', () =>
    startBackend(root, children, {
      port,
      configs: [
        ...portalConfigs(root),
        ...(embedded ? [demoConfig(root)] : own),
      ],
      env: {
        PILOTAGE_DATA: data,
        ...(embedded ? fleetEnvironment(fleetPort) : {}),
      },
      log: line => log.write(`${line}\n`),
      ...(embedded ? { awaitComponent: 'checkout' } : {}),
    }),
  );

  console.log(`
  Pilotage is ready:  http://localhost:${port}

  Sign in as one of the demo people:
    ann.lee      developer in team-shop: releases her team's services, sees the others
    omar.diaz    infrastructure owner: sees everything, may stop any rollout
    petra.novak  platform engineer: may do everything

  Start here:         http://localhost:${port}/catalog/default/component/checkout/rollout
  Log of the portal:  .cache/portal-${port}/portal.log
  Stop with Ctrl-C.
`);
} catch (error) {
  say(error.message);
  await children?.stop();
  process.exit(1);
}

/** The clusters begin anew with every start, so what the portal remembers of the ones before would only mislead. */
function emptyFolder(path) {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  return path;
}
