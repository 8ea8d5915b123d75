import {
  createCloneSet,
  startWorld,
  type World,
} from '../__testUtils__/startWorld';
import type {
  SidecarRevision,
  SidecarSet,
  SidecarSetSpec,
} from '../kinds/sidecarSet';

let world: World;
beforeEach(() => {
  world = startWorld();
});
afterEach(() => world.stop());

const key = 'sidecarsets.apps.kruise.io';
const named = { name: 'agents' };
const proxy = (tag: string) => [{ name: 'proxy', image: `proxy:${tag}` }];

const sidecarSet = () => world.store.get<SidecarSet>(key, named)!;
const edit = (change: Partial<SidecarSetSpec>) =>
  world.store.patch<SidecarSet>(key, named, set => ({
    ...set,
    spec: { ...set.spec, ...change },
  }));
const proxies = () =>
  world
    .pods()
    .map(({ spec }) => spec.containers[0]!.image)
    .sort();
const revisions = () =>
  world.store
    .list<SidecarRevision>('controllerrevisions.apps', {
      namespace: 'kruise-system',
    })
    .map(({ revision, data }) => [revision, data.spec.containers?.[0]?.image])
    .sort();

async function start(spec: Partial<SidecarSetSpec> = {}): Promise<void> {
  world.store.create(key, {
    apiVersion: 'apps.kruise.io/v1alpha1',
    kind: 'SidecarSet',
    metadata: named,
    spec: {
      selector: { matchLabels: { app: 'web' } },
      containers: proxy('1'),
      ...spec,
    },
  });
  await world.pass(1);
  createCloneSet(world, { replicas: 4 });
  await world.pass(10);
}

describe('SidecarSetController', () => {
  it('counts the pods it injected and knows its revision', async () => {
    await start();
    expect(sidecarSet().status).toEqual({
      observedGeneration: 1,
      matchedPods: 4,
      updatedPods: 4,
      readyPods: 4,
      updatedReadyPods: 4,
      latestRevision: expect.stringMatching(/^agents-[a-z0-9]+$/),
      collisionCount: 0,
    });
  });

  it('moves one pod after the other, and only the sidecar restarts', async () => {
    await start();
    const uids = world.pods().map(({ metadata }) => metadata.uid);
    edit({ containers: proxy('2') });
    await world.pass(0.3);
    expect(proxies()).toEqual(['proxy:1', 'proxy:1', 'proxy:1', 'proxy:2']);
    await world.pass(10);
    expect(proxies()).toEqual(Array(4).fill('proxy:2'));
    expect(world.pods().map(({ metadata }) => metadata.uid)).toEqual(uids);
    for (const { status } of world.pods()) {
      expect(
        status?.containerStatuses?.map(({ name, restartCount }) => [
          name,
          restartCount,
        ]),
      ).toEqual([
        ['proxy', 1],
        ['main', 0],
      ]);
    }
    expect(world.cloneSet().status).toMatchObject({ updatedReadyReplicas: 4 });
  });

  it('stops at a bad image and heals when the old one is put back', async () => {
    await start({ updateStrategy: { maxUnavailable: 2 } });
    edit({ containers: proxy('bad') });
    await world.pass(20);
    expect(sidecarSet().status).toMatchObject({
      updatedPods: 2,
      readyPods: 2,
    });
    edit({ containers: proxy('1') });
    await world.pass(20);
    expect(sidecarSet().status).toMatchObject({
      updatedPods: 4,
      updatedReadyPods: 4,
    });
    expect(revisions()).toEqual([
      [2, 'proxy:bad'],
      [3, 'proxy:1'],
    ]);
  });

  it('keeps as many revisions as it may, and those in use', async () => {
    await start({
      revisionHistoryLimit: 2,
      updateStrategy: { paused: true },
    });
    for (const tag of ['2', '3', '4']) {
      edit({ containers: proxy(tag) });
      await world.pass(1);
    }
    expect(revisions()).toEqual([
      [1, 'proxy:1'],
      [4, 'proxy:4'],
    ]);
  });

  it('leaves the pods alone when it goes', async () => {
    await start();
    world.store.delete(key, named);
    await world.pass(5);
    expect(proxies()).toEqual(Array(4).fill('proxy:1'));
  });
});
