import type { KubeObject } from '../access/kubeObject';
import { ManualClock } from '../testing/manualClock';
import type { ScriptedStream } from '../testing/scriptedConnection';
import { ScriptedConnection } from '../testing/scriptedConnection';
import { jsonDecoder } from './jsonDecoder';
import type { ListWatch, ListWatchOptions } from './listWatch';
import { listWatch } from './listWatch';
import type { ListWatchCondition } from './types';

const podType = {
  group: '',
  version: 'v1',
  plural: 'pods',
  kind: 'Pod',
  namespaced: true,
};

const pod = (name: string, resourceVersion: string) => ({
  metadata: { name, uid: `uid-${name}`, resourceVersion },
});
const added = (name: string, version: string) => ({
  type: 'ADDED',
  object: pod(name, version),
});
const bookmark = (version: string, end = false) => ({
  type: 'BOOKMARK',
  object: {
    metadata: {
      resourceVersion: version,
      ...(end ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}),
    },
  },
});
const gone = {
  type: 'ERROR',
  object: { code: 410, message: 'too old resource version' },
};

let clock: ManualClock;
let connection: ScriptedConnection;
let calls: string[];
let conditions: ListWatchCondition[];
let loop: ListWatch;

function start(options: Partial<ListWatchOptions<KubeObject>> = {}) {
  loop = listWatch({
    connection,
    type: podType,
    decoder: jsonDecoder(object => object),
    clock,
    random: () => 0,
    sink: {
      begin: () => calls.push('begin'),
      upsert: item => calls.push(`+${item.metadata.name}`),
      remove: item => calls.push(`-${item.metadata.name}`),
      synced: () => calls.push('synced'),
      condition: condition => conditions.push(condition),
    },
    ...options,
  });
}

/** Answers the first request with the given state and leaves the watch open. */
async function synced(version = '10'): Promise<ScriptedStream> {
  const stream = (await connection.next()).stream();
  stream.send(added('a', '7'));
  stream.send(bookmark(version, true));
  await clock.advance(0);
  return stream;
}

const last = () => conditions.at(-1);

beforeEach(() => {
  clock = new ManualClock();
  connection = new ScriptedConnection();
  calls = [];
  conditions = [];
});

afterEach(() => loop.stop());

describe('first list', () => {
  it('is streamed, and the same request goes on as the watch', async () => {
    start({ labelSelector: 'app=x', namespace: 'shop' });
    const { request, stream } = await connection.next();
    expect(request.path).toBe('/api/v1/namespaces/shop/pods');
    expect(request.query).toEqual({
      labelSelector: 'app=x',
      fieldSelector: undefined,
      watch: 1,
      allowWatchBookmarks: true,
      timeoutSeconds: 55,
      sendInitialEvents: true,
      resourceVersionMatch: 'NotOlderThan',
    });
    const watch = stream();
    watch.send(added('a', '7'));
    await clock.advance(0);
    expect(last()).toEqual({ state: 'syncing' });
    watch.send(bookmark('10', true));
    watch.send({ type: 'DELETED', object: pod('a', '11') });
    await clock.advance(0);
    expect(calls).toEqual(['begin', '+a', 'synced', '-a']);
    expect(last()).toEqual({ state: 'live', lastSeen: clock.now() });
  });

  it.each([
    ['refuses the parameter', 422],
    ['calls it a bad request', 400],
  ])('falls back to pages when the server %s', async (_, status) => {
    start({ pageSize: 2 });
    (await connection.next()).reply(status, { message: 'sendInitialEvents' });
    const first = await connection.next();
    expect(first.request.query).toEqual({ limit: 2 });
    first.reply(200, {
      metadata: { resourceVersion: '5', continue: 'next' },
      items: [pod('a', '1'), pod('b', '2')],
    });
    const second = await connection.next();
    expect(second.request.query).toEqual({ limit: 2, continue: 'next' });
    second.reply(200, {
      metadata: { resourceVersion: '5' },
      items: [pod('c', '3')],
    });
    const watch = await connection.next();
    expect(watch.request.query).toMatchObject({ resourceVersion: '5' });
    expect(calls).toEqual(['begin', '+a', '+b', '+c', 'synced']);
  });

  it('falls back to pages when the server streams events but never says they are complete', async () => {
    start();
    const stream = (await connection.next()).stream();
    stream.send(added('a', '7'));
    stream.end();
    expect((await connection.next()).request.query).toEqual({ limit: 200 });
  });

  it('starts again when a page has expired', async () => {
    start({ preferWatchList: false });
    (await connection.next()).reply(200, {
      metadata: { resourceVersion: '5', continue: 'next' },
      items: [],
    });
    (await connection.next()).reply(410, { message: 'expired' });
    await clock.advance(30_000);
    expect((await connection.next()).request.query).toEqual({ limit: 200 });
    expect(calls).toEqual(['begin', 'begin']);
  });
});

describe('resuming', () => {
  it('goes on from the last bookmark at once when the watch ends as agreed', async () => {
    start();
    const stream = await synced();
    stream.send(bookmark('42'));
    await clock.advance(50_000);
    stream.end();
    const { request } = await connection.next();
    expect(request.query).toMatchObject({ resourceVersion: '42' });
    expect(conditions.every(({ state }) => state !== 'failing')).toBe(true);
  });

  it('goes on from the last event when the line breaks', async () => {
    start();
    const stream = await synced();
    stream.send({ type: 'MODIFIED', object: pod('a', '12') });
    await clock.advance(2_000);
    stream.fail('socket hang up');
    await clock.advance(0);
    expect(last()).toMatchObject({
      state: 'failing',
      reason: 'Cluster test: socket hang up',
      attempts: 1,
    });
    await clock.advance(500);
    const { request } = await connection.next();
    expect(request.query).toMatchObject({ resourceVersion: '12' });
    expect(calls).toEqual(['begin', '+a', 'synced', '+a']);
  });

  it.each<[string, (stream: ScriptedStream) => void]>([
    ['an ERROR event says 410', stream => stream.send(gone)],
    ['the server went back in time', stream => stream.send(bookmark('9'))],
    ['an event cannot be read', stream => stream.bytes(Buffer.from('{"x\n'))],
    [
      'an event is of an unknown type',
      stream => stream.send({ type: 'X', object: pod('a', '11') }),
    ],
  ])('lists again when %s', async (_, send) => {
    start();
    const stream = await synced();
    send(stream);
    await clock.advance(1_000);
    const { request } = await connection.next();
    expect(request.query).toMatchObject({ sendInitialEvents: true });
  });

  it('lists again when the answer is 410', async () => {
    start();
    const stream = await synced();
    await clock.advance(2_000);
    stream.end();
    (await connection.next()).reply(410, { message: 'too old' });
    await clock.advance(1_000);
    const { request } = await connection.next();
    expect(request.query).toMatchObject({ sendInitialEvents: true });
  });

  it('gives a version up that the server keeps rejecting', async () => {
    start();
    const stream = await synced();
    await clock.advance(2_000);
    stream.end();
    for (let i = 0; i < 3; i++) {
      const { request, reply } = await connection.next();
      expect(request.query).toMatchObject({ resourceVersion: '10' });
      reply(504, { message: 'Too large resource version' });
      await clock.advance(1_000);
    }
    const { request } = await connection.next();
    expect(request.query).toMatchObject({ sendInitialEvents: true });
  });
});

describe('a resumed watch that stays silent, as behind a proxy that waits for the first byte', () => {
  async function silent() {
    start();
    const stream = await synced();
    await clock.advance(1_000);
    stream.fail('reset');
    await clock.advance(500);
    const watch = await connection.next();
    expect(watch.request.query).toMatchObject({ resourceVersion: '10' });
    expect(last()).toMatchObject({ state: 'failing' });
    await clock.advance(2_000);
    return { watch, proof: await connection.next() };
  }

  it('is alive once one object of the collection could be read', async () => {
    const { watch, proof } = await silent();
    expect(proof.request.query).toMatchObject({
      limit: 1,
      resourceVersion: '10',
      resourceVersionMatch: 'NotOlderThan',
    });
    proof.reply(200, { items: [] });
    await clock.advance(0);
    expect(last()).toEqual({ state: 'live', lastSeen: clock.now() });
    await clock.advance(40_000);
    expect(last()).toMatchObject({ state: 'live' });
    watch.stream().send(added('b', '12'));
    await clock.advance(0);
    expect(calls.at(-1)).toBe('+b');
  });

  it('fails with what the collection answers', async () => {
    const { proof } = await silent();
    proof.reply(403, { message: 'pods is forbidden' });
    await clock.advance(0);
    expect(last()).toMatchObject({
      state: 'failing',
      status: 403,
      reason: 'pods is forbidden',
    });
  });

  it('fails when nothing answers at all', async () => {
    const { proof } = await silent();
    proof.fail('no answer within 10000 ms');
    await clock.advance(0);
    expect(last()).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining('no answer within 10000 ms'),
    });
  });
});

describe('failures', () => {
  it('back off, doubling up to half a minute, for ever', async () => {
    start({ random: () => 0.999999 });
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      (await connection.next()).fail('connect ECONNREFUSED');
      await clock.advance(0);
      waits.push(Math.round(clock.pending[0] ?? -1));
      await clock.advance(30_000);
    }
    expect(waits).toEqual([
      500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000, 30000,
      30000,
    ]);
    expect(last()).toMatchObject({ state: 'failing', attempts: 12 });
  });

  it.each([401, 403, 500])('report status %p with the reason', async status => {
    start();
    (await connection.next()).reply(status, { message: 'pods is forbidden' });
    await clock.advance(0);
    expect(last()).toMatchObject({
      state: 'failing',
      reason: 'pods is forbidden',
      status,
    });
  });

  it('slow down a server that expires every version, and say so', async () => {
    start();
    for (let i = 0; i < 4; i++) {
      (await synced()).send(gone);
      await clock.advance(0);
      expect(clock.pending).toEqual([250 * 2 ** i]);
      await clock.advance(250 * 2 ** i);
    }
    expect(conditions).toContainEqual(
      expect.objectContaining({ state: 'failing', status: 410, attempts: 4 }),
    );
  });

  it('slow down a server that ends every watch at once', async () => {
    start();
    (await synced()).end();
    await clock.advance(0);
    expect(last()).toMatchObject({ state: 'failing', attempts: 1 });
    expect(connection.requests).toHaveLength(1);
  });

  it('are none when a watch brought changes before the server ended it', async () => {
    start();
    const stream = await synced();
    stream.send(added('b', '11'));
    stream.end();
    await clock.advance(0);
    expect(last()).toMatchObject({ state: 'live' });
    const { request } = await connection.next();
    expect(request.query).toMatchObject({ resourceVersion: '11' });
    expect(connection.requests).toHaveLength(2);
  });

  it('start counting anew after a watch that worked', async () => {
    start();
    (await connection.next()).fail('down');
    await clock.advance(500);
    (await connection.next()).fail('down');
    await clock.advance(1_000);
    const stream = await synced();
    await clock.advance(1_000);
    stream.fail('reset');
    await clock.advance(0);
    expect(last()).toMatchObject({ state: 'failing', attempts: 1 });
  });

  it('notice a line on which nothing ends', async () => {
    start();
    await synced();
    await clock.advance(69_000);
    expect(last()).toMatchObject({ state: 'live' });
    await clock.advance(1_000);
    expect(last()).toMatchObject({
      state: 'failing',
      reason: 'no sign of life: the watch did not end after 55 s',
    });
    await clock.advance(500);
    expect(connection.requests).toHaveLength(2);
  });

  it('include a sink that throws: the list is taken again', async () => {
    let broken = true;
    const seen: string[] = [];
    start({
      sink: {
        begin: () => {},
        upsert: item => {
          if (broken) throw new Error('sink is broken');
          seen.push(item.metadata.name);
        },
        remove: () => {},
        synced: () => {},
        condition: condition => {
          conditions.push(condition);
          throw new Error('listener is broken');
        },
      },
    });
    await synced();
    expect(last()).toMatchObject({
      state: 'failing',
      reason: 'sink is broken',
    });
    broken = false;
    await clock.advance(500);
    await synced();
    expect(seen).toEqual(['a']);
  });

  it('wait as long as the server asks for', async () => {
    const reply = {
      status: 429,
      header: (name: string) => (name === 'retry-after' ? '7' : undefined),
      text: async () => '',
      json: async () => undefined,
      body: async function* body() {},
    };
    start({ connection: { cluster: 'test', request: async () => reply } });
    await clock.advance(0);
    expect(clock.pending).toEqual([7_000]);
  });
});

describe('a kind the cluster does not serve', () => {
  it('is a state, and is looked for again slowly', async () => {
    start();
    (await connection.next()).reply(404, { message: 'not found' });
    await clock.advance(0);
    expect(last()).toEqual({ state: 'not-installed' });
    expect(clock.pending).toEqual([30_000]);
    await clock.advance(30_000);
    await synced();
    expect(last()).toMatchObject({ state: 'live' });
  });

  it('is found by discovery', async () => {
    const types = [undefined, { ...podType, group: 'g', version: 'v9' }];
    start({ type: async () => types.shift() });
    await clock.advance(0);
    expect(last()).toEqual({ state: 'not-installed' });
    await clock.advance(30_000);
    expect((await connection.next()).request.path).toBe('/apis/g/v9/pods');
  });
});

describe('stopping', () => {
  it('ends an open watch', async () => {
    start();
    await synced();
    await loop.stop();
    expect(clock.pending).toEqual([]);
  });

  it('ends a wait', async () => {
    start();
    (await connection.next()).fail('down');
    await clock.advance(0);
    await loop.stop();
    expect(clock.pending).toEqual([]);
  });
});
