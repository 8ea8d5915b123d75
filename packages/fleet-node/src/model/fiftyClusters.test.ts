import { staticAccess } from '../access/staticAccess';
import type { ClusterConnection } from '../access/types';
import type { ConnectionFault } from '../testing/faultyConnection';
import { faultyConnection } from '../testing/faultyConnection';
import { ManualClock } from '../testing/manualClock';
import { MemoryCluster } from '../testing/memoryCluster';
import { controlledBy, object } from './__testUtils__/objects';
import type { RunningFleetModel } from './startFleetModel';
import { startFleetModel } from './startFleetModel';

const faults = ['black-hole', 'refusing', 'slow', 'forgetful'] as const;
const healthy = Array.from({ length: 46 }, (_, i) => `healthy-${i}`);
const coalesceMs = 50;

const cloneSet = object('CloneSet', { name: 'web' });
const ref = {
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  namespace: 'shop',
  name: 'web',
};
const pod = (restartCount: number) =>
  object(
    'Pod',
    { name: 'web-a', ...controlledBy('apps.kruise.io/v1alpha1', cloneSet) },
    {
      spec: { containers: [{ name: 'main', image: 'web:1' }] },
      status: { containerStatuses: [{ name: 'main', restartCount }] },
    },
  );

let clock: ManualClock;
let memory: Map<string, MemoryCluster>;
let asked: Map<string, number>;
let model: RunningFleetModel;

function connect(name: string, fault?: ConnectionFault): ClusterConnection {
  const cluster = new MemoryCluster(name);
  memory.set(name, cluster);
  cluster.put('/apis/apps.kruise.io/v1alpha1/clonesets', cloneSet);
  cluster.put('/api/v1/pods', pod(0));
  const connection = fault
    ? faultyConnection(cluster, fault, { clock })
    : cluster;
  return {
    cluster: name,
    request: request => {
      asked.set(name, (asked.get(name) ?? 0) + 1);
      return connection.request(request);
    },
  };
}

const stateOf = (name: string) => model.cluster(name)?.condition.state;
const restartsOn = (name: string) => {
  const workload = model.workload({ ...ref, cluster: name });
  return (
    workload && model.podsOf(workload)[0]?.containers.map(c => c.restarts)[0]
  );
};

beforeEach(() => {
  clock = new ManualClock();
  memory = new Map();
  asked = new Map();
  model = startFleetModel({
    access: staticAccess([
      ...healthy.map(name => connect(name)),
      ...faults.map(fault => connect(fault, fault)),
    ]),
    clock,
    random: () => 0.5,
    coalesceMs,
  });
});

afterEach(() => model.stop());

it('shows four faults for what they are, and everything else at once', async () => {
  await clock.advance(coalesceMs);
  expect(new Set(healthy.map(stateOf))).toEqual(new Set(['live']));
  await clock.advance(25_000);
  expect(stateOf('black-hole')).toBe('unreachable');
  expect(stateOf('refusing')).toBe('forbidden');
  expect(stateOf('slow')).toBe('live');
  expect(restartsOn('forgetful')).toBe(0);

  for (let round = 1; round <= 10; round++) {
    for (const name of healthy)
      memory.get(name)!.put('/api/v1/pods', pod(round));
    await clock.advance(coalesceMs);
    expect(new Set(healthy.map(restartsOn))).toEqual(new Set([round]));
    await clock.advance(3_000);
    expect(new Set(healthy.map(stateOf))).toEqual(new Set(['live']));
  }
});

it('does not hammer a cluster that fails', async () => {
  await clock.advance(30_000);
  const before = new Map(asked);
  await clock.advance(30_000);
  const rate = (name: string) =>
    ((asked.get(name) ?? 0) - (before.get(name) ?? 0)) / 30;
  for (const name of faults) {
    expect(rate(name)).toBeGreaterThan(0);
    expect(rate(name)).toBeLessThan(2);
  }
});
