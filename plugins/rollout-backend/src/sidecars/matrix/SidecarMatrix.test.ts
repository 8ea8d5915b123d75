import type { PodGroup } from '@pilotage/fleet-node';
import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import {
  deployment,
  FakeEntities,
  FakeModel,
} from '../__testUtils__/FakeModel';
import {
  container,
  group,
  marks,
  revision,
  sidecarSet,
} from '../__testUtils__/groups';
import { SidecarMatrix } from './SidecarMatrix';

const app = container('main', 'shop/checkout:1');
const old = { hash: 'old', revision: 'mesh-1' };

/** Two clusters, SidecarSet `mesh` on the first, its proxy configured as a sidecar on both. */
function setUp(environment = 'prod') {
  const model = new FakeModel({ name: 'one', environment }, 'two');
  const entities = new FakeEntities();
  model.workload(sidecarSet(), {
    revisions: [
      revision('mesh-1', 'mesh/proxy:1'),
      revision('mesh-2', 'mesh/proxy:2'),
    ],
  });
  const matrix = new SidecarMatrix({
    model,
    entities,
    rules: [{ name: 'Proxies', container: 'proxy' }],
  });
  return { model, entities, matrix };
}

let nextId = 0;
/** Pods with the proxy at this version. */
function proxied(version: number, more: Partial<PodGroup> = {}): PodGroup {
  return group({
    id: nextId++,
    sidecars: marks(version === 2 ? {} : old),
    containers: [app, container('proxy', `mesh/proxy:${version}`)],
    ...more,
  });
}

const row = (
  matrix: SidecarMatrix,
  key: string,
  query: SidecarFleetQuery = {},
) => matrix.fleet(query).sections.get(key);

it('shows an application with its versions, states and what to know about it', () => {
  const { model, matrix } = setUp();
  model.workload(deployment('checkout'), { owners: ['rs-1'] });
  model.group(proxied(2, { pods: 7 }));
  model.group(proxied(1, { pods: 3 }));
  model.group(
    proxied(1, { pods: 1, sidecars: marks(old, { blocked: ['mesh'] }) }),
  );
  model.group(group({ id: nextId++, pods: 2 }));
  expect(row(matrix, 'app/shop/checkout')).toEqual({
    type: 'application',
    application: { name: 'checkout', namespace: 'shop' },
    clusters: ['one'],
    pods: 13,
    cells: [
      { version: '2', counts: { current: 7 } },
      { version: '1', counts: { outdated: 3, blocked: 1 } },
    ],
    notInjected: 2,
    notes: [
      expect.objectContaining({ code: 'blocked', pods: 1 }),
      expect.objectContaining({ code: 'not-injected', pods: 2 }),
      expect.objectContaining({ code: 'outdated', pods: 3 }),
    ],
  });
});

it('sums up each sidecar, and each on every cluster', () => {
  const { model, entities, matrix } = setUp();
  entities.entity('mesh', 'group:default/team-mesh');
  model.group(proxied(2, { pods: 5 }));
  model.group(
    proxied(1, { pods: 2, owner: 'rs-2', labels: { app: 'search' } }),
  );
  model.group(proxied(9, { pods: 3, cluster: 'two', sidecars: undefined }));
  const { topic, sections } = matrix.fleet({});
  expect(topic).toMatchObject({
    selected: 'proxy',
    applications: { shown: 2, total: 2 },
    environments: ['prod'],
    teams: [],
  });
  expect(topic.sidecars).toEqual([
    {
      name: 'proxy',
      rules: [
        { type: 'configured', detail: 'Proxies' },
        { type: 'sidecar-set', detail: 'mesh' },
      ],
      pods: 10,
      counts: { current: 8, outdated: 2 },
      versions: [
        { version: '2', image: 'mesh/proxy:2', wanted: true, pods: 5 },
        { version: '9', image: 'mesh/proxy:9', wanted: false, pods: 3 },
        { version: '1', image: 'mesh/proxy:1', wanted: false, pods: 2 },
      ],
      applications: 2,
      ownerEntityRef: 'component:default/mesh',
      owner: 'group:default/team-mesh',
      sidecarSets: [{ cluster: 'one', name: 'mesh' }],
    },
  ]);
  expect(sections.get('cluster/proxy/two')).toEqual({
    type: 'cluster',
    sidecar: 'proxy',
    cluster: 'two',
    cells: [{ version: '9', counts: { current: 3 } }],
    notInjected: 0,
  });
});

it('calls everything unknown on a cluster that is not seen, with the version known last', () => {
  const { model, matrix } = setUp();
  model.group(proxied(2, { pods: 5 }));
  model.group(proxied(2, { pods: 3, cluster: 'two' }));
  const condition = {
    state: 'unreachable',
    since: 1,
    reason: 'no route',
  } as const;
  model.condition('one', condition);
  const { topic, sections } = matrix.fleet({});
  expect(topic.clusters).toEqual([
    { name: 'one', title: 'ONE', environment: 'prod', condition },
    { name: 'two', title: 'TWO', condition: { state: 'live', since: 0 } },
  ]);
  expect(sections.get('cluster/proxy/one')).toMatchObject({
    cells: [{ version: '2', counts: { unknown: 5 } }],
  });
  model.condition('one', { state: 'live', since: 2 });
  expect(row(matrix, 'cluster/proxy/one')).toMatchObject({
    cells: [{ version: '2', counts: { current: 5 } }],
  });
});

it.each<[SidecarFleetQuery, string[]]>([
  [{}, ['search', 'checkout', 'cart']],
  [{ cluster: 'two' }, ['cart']],
  [{ environment: 'prod' }, ['search', 'checkout']],
  [{ team: 'group:default/find' }, ['search']],
  [{ text: ' SEAR' }, ['search']],
  [{ text: 'nothing' }, []],
  [{ state: 'outdated' }, ['search']],
  [{ state: 'drifted' }, []],
  [{ cluster: 'two', state: 'outdated' }, []],
  [{ sidecar: 'nobody' }, ['search', 'checkout', 'cart']],
])('finds for %j the applications %j, worst first', (query, expected) => {
  const { model, entities, matrix } = setUp();
  entities.entity('search', 'group:default/find');
  const pods = (name: string, more: Partial<PodGroup>) => {
    const { cluster = 'one' } = more;
    const labels = { 'backstage.io/kubernetes-id': name };
    model.workload(deployment(name, labels, cluster), { owners: [name] });
    return { owner: name, ...more };
  };
  model.group(proxied(1, pods('search', { pods: 2 })));
  model.group(proxied(2, pods('checkout', { pods: 9 })));
  model.group(
    proxied(2, pods('cart', { pods: 4, cluster: 'two', sidecars: undefined })),
  );
  const { sections, topic } = matrix.fleet(query);
  const names = [...sections.values()].flatMap(section =>
    section.type === 'application' ? [section.application.name] : [],
  );
  expect(names).toEqual(expected);
  expect(topic.applications).toEqual({
    shown: expected.length,
    total: expected.length,
  });
});

it('sends the worst 500 of many, and says how many there are', () => {
  const { model, matrix } = setUp();
  for (let i = 0; i < 600; i++) {
    const labels = { app: `app-${String(i).padStart(3, '0')}` };
    const version = i >= 590 ? 1 : 2;
    model.group(proxied(version, { owner: `rs-${i}`, labels, pods: 1 + i }));
  }
  const { topic, sections } = matrix.fleet({});
  const rows = [...sections.values()].filter(
    ({ type }) => type === 'application',
  );
  expect(topic.applications).toEqual({ shown: 500, total: 600 });
  expect(rows).toHaveLength(500);
  expect(rows[0]).toMatchObject({ application: { name: 'app-599' } });
  expect(rows[10]).toMatchObject({ application: { name: 'app-589' } });
  expect(rows.at(-1)).toMatchObject({ application: { name: 'app-100' } });
});

it('names pods by their workload as soon as it is known, and by the entity that leads to it', () => {
  const { model, entities, matrix } = setUp();
  const keys = () =>
    [...matrix.fleet({}).sections.keys()].filter(key => key.startsWith('app/'));
  model.group(proxied(2, { labels: { app: 'pods' } }));
  expect(keys()).toEqual(['app/shop/pods']);
  const labels = { 'backstage.io/kubernetes-id': 'checkout' };
  model.workload(deployment('checkout-v2', labels), { owners: ['rs-1'] });
  expect(keys()).toEqual(['app/shop/checkout-v2']);
  entities.entity('checkout', 'group:default/shop');
  expect(keys()).toEqual(['app/component:default/checkout']);
  expect(row(matrix, 'app/component:default/checkout')).toMatchObject({
    application: {
      name: 'checkout-v2',
      namespace: 'shop',
      entityRef: 'component:default/checkout',
      owner: 'group:default/shop',
    },
  });
  entities.entity('checkout', 'group:default/other');
  expect(matrix.fleet({}).topic.teams).toEqual(['group:default/other']);
});

it('names pods of a StatefulSet by it', () => {
  const { model, matrix } = setUp();
  model.group(proxied(2, { owner: 'sts' }));
  model.context('one', 'apps/StatefulSet', [
    { metadata: { name: 'ledger', uid: 'sts', resourceVersion: '1' } },
  ]);
  expect(row(matrix, 'app/shop/ledger')).toMatchObject({ pods: 1 });
});

it('judges anew when a SidecarSet or a namespace changes', () => {
  const { model, matrix } = setUp();
  const state = () => [...matrix.rows({})].map(({ state: is }) => is).sort();
  model.group(proxied(2));
  model.group(group({ id: nextId++ }));
  expect(state()).toEqual(['current', 'not-injected']);
  model.workload(sidecarSet({}, { hash: 'newer' }));
  expect(state()).toEqual(['not-injected', 'outdated']);
  const namespaceSelector = { matchLabels: { mesh: 'on' } };
  model.workload(sidecarSet({ namespaceSelector }));
  expect(state()).toEqual(['current']);
  model.context('one', '/Namespace', [
    {
      metadata: {
        name: 'shop',
        uid: 'ns',
        resourceVersion: '1',
        labels: { mesh: 'on' },
      },
    },
  ]);
  expect(state()).toEqual(['current', 'not-injected']);
  model.removeWorkload(sidecarSet());
  expect(state()).toEqual(['unknown']);
});

it('shows every container of an entity by name, with the SidecarSet behind it', () => {
  const { model, entities, matrix } = setUp();
  entities.entity('mesh', 'group:default/team-mesh');
  model.workload(deployment('checkout', { team: 'shop' }), {
    owners: ['rs-1'],
  });
  model.group(proxied(2, { pods: 5 }));
  model.group(group({ id: nextId++, pods: 2 }));
  model.group(proxied(1, { pods: 9, owner: 'rs-9', labels: { app: 'other' } }));
  model.group(proxied(1, { pods: 4, cluster: 'two', sidecars: undefined }));
  const query = (cluster: string, labelSelector: string) => ({
    cluster,
    namespace: 'shop',
    labelSelector,
  });
  const sections = matrix.entity([
    query('one', 'team=shop'),
    query('two', 'app=checkout'),
  ]);
  expect([...sections]).toEqual([
    [
      'main',
      {
        container: 'main',
        rule: undefined,
        sources: [],
        rows: [
          {
            cluster: 'one',
            cells: [{ version: '1', counts: { current: 7 } }],
            notInjected: 0,
          },
          {
            cluster: 'two',
            cells: [{ version: '1', counts: { current: 4 } }],
            notInjected: 0,
          },
        ],
      },
    ],
    [
      'proxy',
      {
        container: 'proxy',
        rule: { type: 'sidecar-set', detail: 'mesh' },
        ownerEntityRef: 'component:default/mesh',
        owner: 'group:default/team-mesh',
        sources: [
          {
            cluster: 'one',
            sidecarSet: 'mesh',
            wantedVersion: '2',
            revision: 'mesh-2',
          },
        ],
        rows: [
          {
            cluster: 'one',
            cells: [{ version: '2', counts: { current: 5 } }],
            notInjected: 2,
          },
          {
            cluster: 'two',
            cells: [{ version: '1', counts: { current: 4 } }],
            notInjected: 0,
          },
        ],
      },
    ],
  ]);
  expect(matrix.entity([query('one', 'team=nobody')]).size).toBe(0);
});

it('exports one row for each cell, of one sidecar or all', () => {
  const { model, matrix } = setUp();
  model.group(
    proxied(2, {
      pods: 5,
      containers: [
        app,
        container('proxy', 'mesh/proxy:2'),
        container('logs', 'logs:3', { native: true }),
      ],
    }),
  );
  const rows = [...matrix.rows({ sidecar: 'logs' })];
  expect(rows).toEqual([
    {
      sidecar: 'logs',
      rule: { type: 'native', detail: '' },
      application: { name: 'checkout', namespace: 'shop' },
      cluster: 'one',
      version: '3',
      image: 'logs:3',
      state: 'current',
      pods: 5,
    },
  ]);
  expect([...matrix.rows({})]).toHaveLength(2);
});

it('tells when something may have changed, until it is stopped', () => {
  const { model, entities, matrix } = setUp();
  const heard: string[] = [];
  let what = '';
  matrix.subscribe(() => heard.push(what));
  const act = (name: string, action: () => void) => {
    what = name;
    action();
  };
  act('group', () => model.group(proxied(2)));
  act('sidecar set', () => model.workload(sidecarSet()));
  act('entity', () => entities.entity('a', 'b'));
  matrix.stop();
  act('after', () => model.group(proxied(2)));
  expect(heard).toEqual(['group', 'sidecar set', 'entity']);
});

it('finds the workload of pods that were heard of before their ReplicaSet', () => {
  const { model, matrix } = setUp();
  const keys = () =>
    [...matrix.fleet({}).sections.keys()].filter(key => key.startsWith('app/'));
  model.workload(deployment('checkout-v2'));
  model.group(proxied(2, { owner: 'late', labels: { app: 'pods' } }));
  expect(keys()).toEqual(['app/shop/pods']);
  // No workload came or went: only a revision of one.
  model.workload(deployment('checkout-v2'), { owners: ['late'] });
  expect(keys()).toEqual(['app/shop/checkout-v2']);
});

it('looks everything up again when a cluster has been read as a whole', () => {
  const { model, matrix } = setUp();
  const labels = { 'backstage.io/kubernetes-id': 'x' };
  model.group(proxied(2, { owner: 'late', labels: { app: 'pods' } }));
  matrix.fleet({});
  model.quietly(() =>
    model.workload(deployment('checkout-v2', labels), { owners: ['late'] }),
  );
  model.condition('one', { state: 'live', since: 1 });
  expect(row(matrix, 'app/shop/checkout-v2')).toBeDefined();
});
