/**
 * API servers in one process: 46 that work, one for each fault, and as many again that work in their place. Argument: pods
 * per cluster.
 */
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createSocketServer } from 'node:net';
import { report } from '../childRun';
import { podFixture } from '../fixture/pods';
import { Collection } from './collection';
import { fakeCluster } from './fakeCluster';
import type { BenchCluster, BenchFleet, Fault } from './faults';
import { faults } from './faults';

const healthyCount = 46;
/** Every cluster changes so often: 230 events a second from those that are healthy. */
const beaconMs = 200;

const [, , count] = process.argv;

interface Beacon {
  metadata: {
    uid: string;
    namespace: string;
    resourceVersion: string;
    ownerReferences: { uid: string }[];
  };
  status: { containerStatuses: { restartCount: number }[] };
}

const epoch = Date.now();
const texts = [
  ...podFixture({ kind: 'real', pods: Number(count), weight: 'full' }),
];
const items = texts.map(text => Buffer.from(text));
const beacon = JSON.parse(texts[0]!) as Beacon;
const cloneSet = {
  kind: 'CloneSet',
  metadata: {
    name: 'beacon',
    namespace: beacon.metadata.namespace,
    uid: beacon.metadata.ownerReferences[0]!.uid,
    resourceVersion: '1',
  },
};
const nothing = new Collection([]);

/** The beacon as it is now: its restarts are the time. */
function beaconNow(version: number): string {
  beacon.metadata.resourceVersion = String(version);
  beacon.status.containerStatuses[0]!.restartCount = Date.now() - epoch;
  return JSON.stringify(beacon);
}

function serve(fault: Fault | undefined): Server {
  if (fault === 'black-hole') {
    return createSocketServer(socket => {
      socket.on('error', () => socket.destroy());
    });
  }
  const pods = new Collection(items);
  setTimeout(
    () => setInterval(() => pods.modify(beaconNow), beaconMs),
    Math.random() * beaconMs,
  );
  return createServer(
    fakeCluster({
      pods,
      cloneSets: new Collection([Buffer.from(JSON.stringify(cloneSet))]),
      nothing,
      ...(fault ? { fault } : {}),
    }),
  );
}

async function listen(
  name: string,
  judged: boolean,
  fault?: Fault,
): Promise<BenchCluster> {
  const server = serve(fault);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', 1_024, resolve);
  });
  return { name, judged, port: (server.address() as AddressInfo).port };
}

async function start(): Promise<BenchFleet> {
  const names = Array.from({ length: healthyCount }, (_, i) => `healthy-${i}`);
  return {
    healthy: await Promise.all(names.map(name => listen(name, true))),
    faulty: await Promise.all(faults.map(fault => listen(fault, false, fault))),
    substitutes: await Promise.all(
      faults.map(fault => listen(`no-${fault}`, false)),
    ),
    epoch,
    bytes: items.reduce((sum, { length }) => sum + length, 0),
  };
}

void start().then(report);
process.once('disconnect', () => process.exit());
