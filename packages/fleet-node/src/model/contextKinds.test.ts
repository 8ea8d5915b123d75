import { staticAccess } from '../access/staticAccess';
import { ManualClock } from '../testing/manualClock';
import { MemoryCluster } from '../testing/memoryCluster';
import { object } from './__testUtils__/objects';
import type { RunningFleetModel } from './startFleetModel';
import { startFleetModel } from './startFleetModel';
import type { FleetChange } from './types';

const cloneSet = object('CloneSet', { name: 'web', labels: { app: 'web' } });

let clock: ManualClock;
let cluster: MemoryCluster;
let model: RunningFleetModel;
let changes: FleetChange[];

function start() {
  model = startFleetModel({
    access: staticAccess([cluster]),
    clock,
    random: () => 0,
  });
  model.subscribe(change => changes.push(change));
}

beforeEach(() => {
  clock = new ManualClock();
  cluster = new MemoryCluster();
  changes = [];
  cluster.put('/apis/apps.kruise.io/v1alpha1/clonesets', cloneSet);
});

afterEach(() => model.stop());

it.each([
  ['/api/v1/nodes', 'nodes'],
  ['/api/v1/services', 'services'],
  [
    '/apis/discovery.k8s.io/v1/endpointslices',
    'discovery.k8s.io/endpointslices',
  ],
  ['/apis/apps.kruise.io/v1alpha1/sidecarsets', 'apps.kruise.io/sidecarsets'],
])('stays live when %s is refused, and says so', async (path, resource) => {
  cluster.answer(path, 403);
  start();
  await clock.advance(50);
  expect(model.cluster('demo')).toMatchObject({
    condition: { state: 'live' },
    notReadable: [{ resource, reason: 'HTTP 403' }],
  });
  cluster.answer(path, 200);
  await clock.advance(30_000);
  expect(model.cluster('demo')?.notReadable).toEqual([]);
});

it('finds workloads of cluster scope in every namespace, by label', async () => {
  cluster.put(
    '/apis/apps.kruise.io/v1alpha1/sidecarsets',
    object('SidecarSet', {
      name: 'mesh',
      namespace: undefined,
      labels: { app: 'mesh' },
    }),
  );
  start();
  await clock.advance(50);
  const names = (labelSelector: string) =>
    model
      .workloads({ namespace: 'elsewhere', labelSelector })
      .map(({ ref }) => `${ref.namespace}/${ref.name}`);
  expect(names('app=mesh')).toEqual(['/mesh']);
  expect(names('app=web')).toEqual([]);
});

it('answers what there is besides workloads, and tells when it changes', async () => {
  const node = (heartbeat: string, more = {}) =>
    object(
      'Node',
      { name: 'node-1', namespace: undefined },
      {
        status: {
          conditions: [
            { type: 'Ready', status: 'True', lastHeartbeatTime: heartbeat },
          ],
        },
        ...more,
      },
    );
  cluster.put('/api/v1/nodes', node('2026-01-01T00:00:00Z'));
  cluster.put('/api/v1/services', object('Service', { name: 'web' }));
  start();
  await clock.advance(50);
  const services = { cluster: 'demo', group: '', kind: 'Service' };
  expect(model.objects(services)).toMatchObject([
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } },
  ]);
  expect(model.objects({ ...services, cluster: 'other' })).toEqual([]);
  expect(model.workloadOfOwner('demo', cloneSet.metadata.uid)?.ref.name).toBe(
    'web',
  );

  changes.length = 0;
  cluster.put('/api/v1/nodes', node('2026-01-01T00:05:00Z'));
  await clock.advance(50);
  expect(changes).toEqual([]);
  expect(model.nodes('demo')[0]?.conditions[0]?.heartbeatAt).toBe(
    Date.parse('2026-01-01T00:05:00Z'),
  );
  cluster.put(
    '/api/v1/nodes',
    node('2026-01-01T00:05:00Z', { spec: { unschedulable: true } }),
  );
  cluster.put('/api/v1/services', object('Service', { name: 'db' }));
  await clock.advance(50);
  expect(changes).toMatchObject([
    { nodes: true, kinds: new Set(['/Service']), membership: false },
  ]);
  expect(model.nodes('demo')).toMatchObject([{ cordoned: true }]);
  expect(model.nodes('other')).toEqual([]);
});
