import type { ClusterInfo } from '@pilotage/fleet-common';
import { staticAccess } from '../access/staticAccess';
import type { ClusterAccess } from '../access/types';
import { ManualClock } from '../testing/manualClock';
import { MemoryCluster } from '../testing/memoryCluster';
import { controlledBy, object } from './__testUtils__/objects';
import type { FleetModelOptions, RunningFleetModel } from './startFleetModel';
import { startFleetModel } from './startFleetModel';
import type { FleetChange } from './types';

const cloneSets = '/apis/apps.kruise.io/v1alpha1/clonesets';
const podsPath = '/api/v1/pods';
const cloneSet = object('CloneSet', { name: 'web', labels: { app: 'web' } });
const pod = (name: string, more = {}) =>
  object(
    'Pod',
    { name, ...controlledBy('apps.kruise.io/v1alpha1', cloneSet) },
    more,
  );

let clock: ManualClock;
let cluster: MemoryCluster;
let model: RunningFleetModel;
let changes: FleetChange[];

function start(options: Partial<FleetModelOptions> = {}) {
  model = startFleetModel({
    access: staticAccess([cluster]),
    clock,
    random: () => 0,
    ...options,
  });
  model.subscribe(change => changes.push(change));
}

const state = (name = 'demo') => model.cluster(name)?.condition;

beforeEach(() => {
  clock = new ManualClock();
  cluster = new MemoryCluster();
  changes = [];
  cluster.put(cloneSets, cloneSet);
  cluster.put(podsPath, pod('web-a'));
});

afterEach(() => model.stop());

it('becomes live and answers from memory', async () => {
  start();
  await clock.advance(50);
  expect(state()).toMatchObject({ state: 'live' });
  const [workload] = model.workloads({
    labelSelector: 'app=web',
    namespace: 'shop',
  });
  expect(workload?.apiVersion).toBe('apps.kruise.io/v1alpha1');
  expect(model.workload(workload!.ref)).toEqual(workload);
  expect(model.podsOf(workload!).map(({ name }) => name)).toEqual(['web-a']);
  expect(model.workloads({ cluster: 'other' })).toEqual([]);
  expect(model.workloads({ namespace: 'other' })).toEqual([]);
  expect(model.workloads({ labelSelector: 'app=db' })).toEqual([]);
  const before = cluster.requests.length;
  model.workloads({});
  expect(cluster.requests).toHaveLength(before);
});

it('gathers many events into one notice', async () => {
  start();
  await clock.advance(50);
  changes.length = 0;
  for (let i = 0; i < 20; i++) cluster.put(podsPath, pod(`web-${i}`));
  await clock.advance(49);
  expect(changes).toEqual([]);
  await clock.advance(1);
  expect(changes).toEqual([
    {
      cluster: 'demo',
      workloads: new Set([cloneSet.metadata.uid]),
      membership: false,
      nodes: false,
      kinds: new Set(),
      condition: false,
    },
  ]);
});

it('tells nobody who has left, and all others when one listener throws', async () => {
  const heard: string[] = [];
  start({
    logger: {
      info: () => {},
      warn: () => {},
      error: () => heard.push('logged'),
    },
  });
  model.subscribe(() => {
    throw new Error('broken');
  });
  model.subscribe(() => heard.push('second'));
  const leave = model.subscribe(() => heard.push('third'));
  leave();
  await clock.advance(50);
  expect(new Set(heard)).toEqual(new Set(['logged', 'second']));
});

it('shows what a cluster does not serve as such', async () => {
  cluster.answer('/apis/apps.kruise.io', 404);
  start();
  await clock.advance(50);
  expect(model.cluster('demo')?.notInstalled).toEqual([
    'apps.kruise.io/clonesets',
    'apps.kruise.io/sidecarsets',
  ]);
  expect(state()).toMatchObject({ state: 'live' });
  cluster.answer('/apis/apps.kruise.io', 200);
  await clock.advance(30_000);
  expect(model.cluster('demo')?.notInstalled).toEqual([]);
  expect(model.workloads({})).toHaveLength(1);
});

it.each([
  [401, 'unauthorised'],
  [403, 'forbidden'],
  [500, 'unreachable'],
])('shows status %p as %s', async (status, expected) => {
  cluster.answer(podsPath, status);
  start();
  await clock.advance(50);
  expect(state()).toMatchObject({ state: expected });
});

it('sees a cluster go and come back without forgetting it', async () => {
  start();
  await clock.advance(50);
  cluster.goDown();
  await clock.advance(15_000);
  expect(state()).toMatchObject({
    state: 'unreachable',
    reason: expect.stringContaining('ECONNREFUSED'),
  });
  const [workload] = model.workloads({});
  expect(model.podsOf(workload!)).toHaveLength(1);

  cluster.put(podsPath, pod('web-b'));
  changes.length = 0;
  cluster.comeBack();
  await clock.advance(2_100);
  expect(state()).toMatchObject({ state: 'live' });
  expect(changes.some(({ condition }) => condition)).toBe(true);
});

it('waits for a Kubernetes plugin that is not up yet', async () => {
  let failures = 3;
  const access = staticAccess([cluster]);
  start({
    access: {
      ...access,
      listClusters: async () => {
        failures -= 1;
        if (failures >= 0) throw new Error('not up yet');
        return access.listClusters();
      },
    },
  });
  expect(model.clusters()).toEqual([]);
  await clock.advance(250 + 500 + 1_000);
  expect(model.clusters().map(({ cluster: { name } }) => name)).toEqual([
    'demo',
  ]);
});

describe('the list of clusters', () => {
  const info = (
    name: string,
    more: Partial<ClusterInfo> = {},
  ): ClusterInfo => ({
    name,
    title: name,
    authProvider: 'serviceAccount',
    identity: 'server',
    ...more,
  });
  let listed: ClusterInfo[] | undefined;
  let tokens: unknown[];
  const access: ClusterAccess = {
    listClusters: async () => {
      if (!listed) throw new Error('down');
      return listed;
    },
    connect: (_, options) => {
      tokens.push(options?.tokens);
      return cluster;
    },
  };
  const locked = info('locked', {
    authProvider: 'oidc',
    oidcTokenProvider: 'okta',
    identity: 'user',
  });

  beforeEach(() => {
    tokens = [];
    listed = [info('demo')];
    start({ access });
  });

  it('is followed: clusters come, change and go', async () => {
    await clock.advance(50);
    listed = [info('demo', { title: 'Demo' }), info('new')];
    await clock.advance(60_000);
    expect(model.clusters().map(({ cluster: { title } }) => title)).toEqual([
      'Demo',
      'new',
    ]);
    changes.length = 0;
    listed = [info('new')];
    await clock.advance(60_000);
    expect(model.cluster('demo')).toBeUndefined();
    expect(changes).toContainEqual(
      expect.objectContaining({ cluster: 'demo', membership: true }),
    );
  });

  it('survives a reading that fails', async () => {
    await clock.advance(50);
    listed = undefined;
    await clock.advance(60_000);
    expect(model.clusters()).toHaveLength(1);
    listed = [info('demo'), info('new')];
    await clock.advance(250);
    expect(model.clusters()).toHaveLength(2);
  });

  it('shows clusters that want a person’s own credentials, and does not call them', async () => {
    await clock.advance(50);
    listed = [locked];
    await clock.advance(60_000);
    expect(state('locked')).toMatchObject({
      state: 'sign-in-required',
      provider: 'okta',
    });
    expect(tokens).toEqual([undefined]);
    expect(model.workloads({ cluster: 'locked' })).toEqual([]);
  });

  it('opens such a cluster for one person, who alone sees it', async () => {
    await clock.advance(50);
    listed = [locked];
    await clock.advance(60_000);
    const own = model.openWithTokens('locked', { 'oidc.okta': 'token' });
    await clock.advance(50);
    expect(tokens.at(-1)).toEqual({ 'oidc.okta': 'token' });
    expect(own.cluster('locked')?.condition).toMatchObject({ state: 'live' });
    expect(own.workloads({})).toHaveLength(1);
    expect(model.workloads({ cluster: 'locked' })).toEqual([]);
    await own.stop();
    expect(() => model.openWithTokens('absent', {})).toThrow(
      'There is no cluster absent',
    );
  });
});

it('leaves nothing behind when it stops', async () => {
  start();
  await clock.advance(50);
  await model.stop();
  expect(clock.pending).toEqual([]);
});
