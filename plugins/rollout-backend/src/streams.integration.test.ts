import type { RolloutFrame } from '@pilotage/plugin-rollout-common';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

describe('streams', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;

  beforeAll(async () => {
    fleet = await startFleet();
    for (const name of ['cart', 'wide', 'gone']) {
      createCloneSet(fleet.simulator, { name });
    }
    portal = await startPortal({
      fleet: fleet.fleet,
      components: ['cart', 'wide', 'gone', 'empty'],
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  async function open(name: string) {
    const stream = portal.stream(name);
    await stream.until(
      () => stream.workload(name)?.observation.verdict.state === 'done',
    );
    return stream;
  }

  function touch(name: string, label: string) {
    fleet.simulator.store.patch(
      'clonesets.apps.kruise.io',
      { namespace: 'shop', name },
      current => ({
        ...current,
        metadata: {
          ...current.metadata,
          annotations: { ...current.metadata.annotations, touched: label },
        },
      }),
    );
  }

  const types = (frames: readonly RolloutFrame[]) =>
    frames.map(({ type }) => type);

  it('are not buffered by anything on the way', async () => {
    const stream = await open('cart');
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(stream.headers).not.toHaveProperty('content-encoding');
  });

  it('go on where a page stopped reading', async () => {
    const witness = await open('cart');
    const left = await open('cart');
    left.close();
    const { seq } = left;
    touch('cart', 'while-away');
    await witness.until(() => witness.seq > seq);

    const back = portal.stream('cart', { resume: left });
    await back.until(() => back.seq >= witness.seq);
    expect(types(back.frames)).not.toContain('snapshot');
    expect(back.workload('cart')).toEqual(witness.workload('cart'));
  });

  it('begin anew after a number nobody knows', async () => {
    await open('cart');
    for (const after of [0, 1, Number.MAX_SAFE_INTEGER]) {
      const stream = portal.stream('cart', { query: `&after=${after}` });
      await stream.until(() => stream.frames.length > 0);
      expect(types(stream.frames)[0]).toBe('snapshot');
      stream.close();
    }
  });

  it('number their frames without gaps while much happens', async () => {
    const stream = await open('wide');
    const late = await open('wide');
    for (let i = 0; i < 200; i++) {
      touch('wide', `change-${i}`);
      if (i % 20 === 0) await new Promise(setImmediate);
    }
    const version = fleet.simulator.store.get('clonesets.apps.kruise.io', {
      namespace: 'shop',
      name: 'wide',
    })?.metadata.resourceVersion;
    // The client throws on a gap; that it arrives at the end is the proof.
    for (const reader of [stream, late]) {
      await reader.until(
        () => reader.workload('wide')?.resourceVersion === version,
      );
    }
    expect(stream.frames.length).toBeLessThan(50);
  });

  it('say what was looked for when there is nothing', async () => {
    const stream = portal.stream('empty');
    await stream.until(() => stream.frames.length > 0);
    expect(stream.topic).toMatchObject({
      entityRef: 'component:default/empty',
      lookup: { labelSelector: 'backstage.io/kubernetes-id=empty' },
      writes: { enabled: true },
    });
    expect([...stream.sections.values()].map(({ section }) => section)).toEqual(
      [
        expect.objectContaining({
          type: 'cluster',
          state: 'none-found',
          cluster: expect.objectContaining({
            name: 'east',
            environment: 'prod',
          }),
        }),
      ],
    );
  });

  it('show a workload that disappears and one that appears', async () => {
    const stream = await open('gone');
    fleet.simulator.store.delete('clonesets.apps.kruise.io', {
      namespace: 'shop',
      name: 'gone',
    });
    await stream.until(() => stream.workload('gone') === undefined);
    expect([...stream.sections.values()]).toEqual([
      expect.objectContaining({
        section: expect.objectContaining({ state: 'none-found' }),
      }),
    ]);
    createCloneSet(fleet.simulator, { name: 'gone', replicas: 2 });
    await stream.until(() => stream.pods('gone').length === 2);
    expect(stream.sections.size).toBe(1);
  });

  it('end within 15 s when the right to look is taken away', async () => {
    const stream = await open('cart');
    portal.denied.add('rollout.workload.read');
    try {
      await stream.until(() => stream.closed);
    } finally {
      portal.denied.clear();
    }
    expect(stream.frames.at(-1)).toMatchObject({ type: 'end', retry: false });
  }, 30_000);

  it('are refused to those who may not look', async () => {
    portal.denied.add('rollout.workload.read');
    try {
      const answer = await portal.get(
        '/v1/stream?entity=component:default/cart',
      );
      expect(answer.status).toBe(403);
    } finally {
      portal.denied.clear();
    }
    const unknown = await portal.get(
      '/v1/stream?entity=component:default/nobody',
    );
    expect(unknown.status).toBe(404);
  });

  it('show a cluster that is lost, with what it looked like last', async () => {
    const stream = await open('wide');
    await fleet.loseCluster();
    await stream.until(
      () => stream.workload('wide')?.observation.verdict.state === 'unknown',
    );
    const section = stream.workload('wide');
    expect(section?.cluster.condition.state).not.toBe('live');
    expect(section?.verbs.pause).toMatchObject({
      possible: false,
      code: 'cluster-not-seen',
    });
    expect(stream.pods('wide')).toHaveLength(6);
    await fleet.findCluster();
    await stream.until(
      () => stream.workload('wide')?.observation.verdict.state === 'done',
    );
  }, 60_000);

  it('say goodbye when the server goes', async () => {
    const stream = await open('cart');
    await portal.shutDown();
    await stream.until(() => stream.closed);
    expect(stream.frames.at(-1)).toEqual({
      type: 'end',
      reason: 'The server is shutting down',
      retry: true,
    });
  });
});
