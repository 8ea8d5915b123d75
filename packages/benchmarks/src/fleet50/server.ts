/**
 * Fifty API servers in one process, four of them faulty. Arguments: pods per cluster, `faults` or `no-faults`.
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

const clusterCount = 50;
/** Every cluster changes so often: 230 events a second from those that are healthy. */
const beaconMs = 200;

const [, , count, mode] = process.argv;

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

function serve(index: number): Server {
  const fault =
    mode === 'faults' ? (faults[index] as Fault | undefined) : undefined;
  if (fault === 'black-hole') {
    return createSocketServer(socket => {
      socket.on('error', () => socket.destroy());
    });
  }
  const pods = new Collection(items);
  setTimeout(
    () => setInterval(() => pods.modify(beaconNow), beaconMs),
    (index * beaconMs) / clusterCount,
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

async function listen(index: number): Promise<BenchCluster> {
  const server = serve(index);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', 1_024, resolve);
  });
  return {
    name: faults[index] ?? `healthy-${index}`,
    port: (server.address() as AddressInfo).port,
    faulty: index < faults.length,
  };
}

void Promise.all(
  Array.from({ length: clusterCount }, (_, index) => listen(index)),
).then(clusters => {
  const bytes = items.reduce((sum, { length }) => sum + length, 0);
  report({ clusters, epoch, bytes } satisfies BenchFleet);
});
process.once('disconnect', () => process.exit());
