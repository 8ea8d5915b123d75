/**
 * The demo fleet as a process of its own. `PILOTAGE_FLEET_PORT` (default 7450) is the port of the first
 * cluster; the next have the ports after it, the control the one nine further.
 */
import { resolve } from 'node:path';
import { startControlServer } from './controlServer';
import { FleetControl } from './FleetControl';
import { readMends } from './mends';
import { startDemoFleet } from './startDemoFleet';

const controlOffset = 9;

async function main(): Promise<void> {
  const base = Number(process.env.PILOTAGE_FLEET_PORT ?? 7450);
  const directory = resolve(__dirname, '../../../../examples/fleet');
  const fleet = await startDemoFleet({
    directory,
    ports: [0, 1, 2].map(offset => base + offset),
    onProblem: problem => process.stderr.write(`${problem}\n`),
  });
  const control = await startControlServer(
    new FleetControl(fleet.simulators, await readMends(directory)),
    base + controlOffset,
  );
  const clusters = fleet.simulators.map(({ name, url, tokens }) => ({
    name,
    url,
    token: tokens.backstage,
  }));
  process.stdout.write(`${JSON.stringify({ ready: true, clusters })}\n`);

  const stop = () => {
    control.close();
    void fleet.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // A parent that dies closes our standard input; nobody would stop us otherwise.
  process.stdin.once('end', stop).resume();
}

main().catch(error => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
