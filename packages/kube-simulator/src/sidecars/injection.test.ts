import {
  cloneSet,
  pod,
  testStore,
  workloadSpec,
} from '../__testUtils__/objects';
import type { Pod } from '../controllers/kinds/pod';
import type { SidecarSet } from '../controllers/kinds/sidecarSet';
import { startControllers } from '../controllers/startControllers';
import type { InMemoryStore } from '../store/InMemoryStore';
import { marks } from './marks';

const key = 'sidecarsets.apps.kruise.io';
const labelled = { metadata: { labels: { app: 'api' } } };

function sidecarSet(store: InMemoryStore, name: string, spec: object = {}) {
  return store.create<SidecarSet>(key, {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'SidecarSet',
    metadata: { name },
    spec: {
      selector: { matchLabels: { app: 'api' } },
      containers: [{ name, image: `${name}:1` }],
      ...spec,
    },
  });
}

const newPod = (store: InMemoryStore, name: string, more: object = labelled) =>
  store.create<Pod>('pods', pod(name, more));

const names = (list: unknown) =>
  ((list ?? []) as readonly { name: string }[]).map(({ name }) => name);

describe('injection', () => {
  it('goes into new pods that are selected, and into no other', () => {
    const { store } = testStore();
    newPod(store, 'before');
    sidecarSet(store, 'proxy');
    newPod(store, 'after');
    newPod(store, 'other', {});
    expect(
      store
        .list<Pod>('pods')
        .map(({ metadata, spec }) => [metadata.name, names(spec.containers)]),
    ).toEqual([
      ['before', ['app']],
      ['after', ['proxy', 'app']],
      ['other', ['app']],
    ]);
  });

  it('leaves marks by which the state of the pod is known', () => {
    const { store } = testStore();
    const set = sidecarSet(store, 'proxy');
    const { annotations } = newPod(store, 'p').metadata;
    expect(annotations?.[marks.injectedList]).toBe('proxy');
    expect(JSON.parse(annotations![marks.hash]!)).toEqual({
      proxy: {
        updateTimestamp: '2026-01-01T00:00:00Z',
        hash: set.metadata.annotations![marks.hash],
        sidecarSetName: 'proxy',
        sidecarList: ['proxy'],
      },
    });
    expect(JSON.parse(annotations![marks.hashWithoutImage]!).proxy.hash).toBe(
      set.metadata.annotations![marks.hashWithoutImage],
    );
  });

  it('puts containers before or behind, native sidecars and what they mount beside them', () => {
    const { store } = testStore();
    sidecarSet(store, 'agents', {
      updateStrategy: { type: 'NotUpdate' },
      containers: [
        {
          name: 'late',
          image: 'late:1',
          podInjectPolicy: 'AfterAppContainer',
          volumeMounts: [{ name: 'logs', mountPath: '/logs' }],
        },
        { name: 'early', image: 'early:1', env: [{ name: 'A', value: 'b' }] },
      ],
      initContainers: [
        { name: 'native', image: 'native:1', restartPolicy: 'Always' },
      ],
      volumes: [{ name: 'logs' }, { name: 'unused' }],
    });
    const { spec, metadata } = newPod(store, 'p');
    expect(names(spec.containers)).toEqual(['early', 'app', 'late']);
    expect(names(spec.initContainers)).toEqual(['native']);
    expect(spec.volumes).toEqual([{ name: 'logs', emptyDir: {} }]);
    expect(spec.containers[0]).toMatchObject({
      env: [
        { name: 'A', value: 'b' },
        { name: 'IS_INJECTED', value: 'true' },
      ],
      imagePullPolicy: 'IfNotPresent',
    });
    expect(spec.containers[0]).not.toHaveProperty('podInjectPolicy');
    expect(
      JSON.parse(metadata.annotations![marks.hash]!).agents.sidecarList,
    ).toEqual(['early', 'late', 'native']);
  });

  it('shares mounts and hands over variables when asked', () => {
    const { store } = testStore();
    sidecarSet(store, 'agent', {
      containers: [
        {
          name: 'agent',
          image: 'agent:1',
          shareVolumePolicy: { type: 'enabled' },
          transferEnv: [
            { sourceContainerName: 'app', envNames: ['ZONE', 'MISSING'] },
            {
              sourceContainerNameFrom: {
                fieldRef: { fieldPath: "metadata.labels['main']" },
              },
              envName: 'TEAM',
            },
          ],
        },
      ],
    });
    const { spec } = newPod(store, 'p', {
      metadata: { labels: { app: 'api', main: 'app' } },
      spec: {
        containers: [
          {
            name: 'app',
            image: 'api:1',
            env: [
              { name: 'ZONE', value: 'a' },
              { name: 'TEAM', value: 'shop' },
            ],
            volumeMounts: [{ name: 'data', mountPath: '/data' }],
          },
        ],
        volumes: [{ name: 'data' }],
      },
    });
    expect(spec.containers[0]).toMatchObject({
      name: 'agent',
      env: [
        { name: 'IS_INJECTED', value: 'true' },
        { name: 'ZONE', value: 'a' },
        { name: 'TEAM', value: 'shop' },
      ],
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    });
  });

  it('injects a hot-upgraded sidecar as a pair of which the first works', () => {
    const { store } = testStore();
    sidecarSet(store, 'mesh', {
      containers: [
        {
          name: 'mesh',
          image: 'mesh:1',
          upgradeStrategy: {
            upgradeType: 'HotUpgrade',
            hotUpgradeEmptyImage: 'empty:1',
          },
        },
      ],
    });
    const { spec, metadata } = newPod(store, 'p');
    expect(spec.containers.map(({ name, image }) => [name, image])).toEqual([
      ['mesh-1', 'mesh:1'],
      ['mesh-2', 'empty:1'],
      ['app', 'shop/api:1'],
    ]);
    expect(metadata.annotations).toMatchObject({
      'kruise.io/sidecarset-working-hotupgrade-container': '{"mesh":"mesh-1"}',
      'version.sidecarset.kruise.io/mesh-1': '1',
      'version.sidecarset.kruise.io/mesh-2': '0',
      'versionalt.sidecarset.kruise.io/mesh-1': '0',
      'versionalt.sidecarset.kruise.io/mesh-2': '1',
    });
    expect(JSON.parse(metadata.annotations![marks.hash]!)).toMatchObject({
      mesh: { sidecarList: ['mesh'] },
    });
  });

  it.each([
    ['of another namespace', { namespace: 'kube-public' }],
    [
      'whose namespaces are labelled otherwise',
      { namespaceSelector: { matchLabels: { team: 'shop' } } },
    ],
    ['that pauses injection', { injectionStrategy: { paused: true } }],
  ])('skips a SidecarSet %s', (_, spec) => {
    const { store } = testStore();
    sidecarSet(store, 'proxy', spec);
    expect(names(newPod(store, 'p').spec.containers)).toEqual(['app']);
  });

  it('spares the namespaces of the control plane', () => {
    const { store } = testStore();
    sidecarSet(store, 'proxy');
    store.patch('namespaces', { name: 'default' }, object => ({
      ...object,
      metadata: { ...object.metadata, labels: { 'control-plane': 'x' } },
    }));
    expect(names(newPod(store, 'p').spec.containers)).toEqual(['app']);
  });

  it('pins what new pods get to a revision', async () => {
    const { store, clock } = testStore();
    const controllers = startControllers({ store, kruise: true });
    sidecarSet(store, 'proxy');
    await clock.advance(100);
    const before = store.get<SidecarSet>(key, { name: 'proxy' })!;
    const { latestRevision } = before.status!;
    store.patch<SidecarSet>(key, { name: 'proxy' }, set => ({
      ...set,
      spec: {
        ...set.spec,
        containers: [{ name: 'proxy', image: 'proxy:2' }],
        injectionStrategy: { revision: { revisionName: latestRevision } },
      },
    }));
    await clock.advance(100);
    const { spec, metadata } = newPod(store, 'p');
    controllers.stop();
    expect(spec.containers[0]?.image).toBe('proxy:1');
    expect(JSON.parse(metadata.annotations![marks.hash]!).proxy).toMatchObject({
      hash: before.metadata.annotations![marks.hash],
      controllerRevision: latestRevision,
    });
  });

  it('reaches the pods of workloads', async () => {
    const { store, clock } = testStore();
    const controllers = startControllers({ store, kruise: true });
    sidecarSet(store, 'proxy');
    store.create('clonesets.apps.kruise.io', cloneSet('clones'));
    store.create('deployments.apps', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'plain', namespace: 'default' },
      spec: workloadSpec(),
    });
    await clock.advance(1_000);
    controllers.stop();
    const pods = store.list<Pod>('pods');
    expect(pods).toHaveLength(6);
    for (const { spec } of pods) {
      expect(names(spec.containers)).toEqual(['proxy', 'app']);
    }
  });
});
