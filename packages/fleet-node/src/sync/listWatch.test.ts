import type { ScriptedStream } from '../testing/scriptedConnection';
import {
  added,
  bookmark,
  gone,
  pod,
  podType,
  useListWatch,
} from './__testUtils__/useListWatch';

const bench = useListWatch();

describe('first list', () => {
  it('is streamed, and the same request goes on as the watch', async () => {
    bench().start({ labelSelector: 'app=x', namespace: 'shop' });
    const { request, stream } = await bench().connection.next();
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
    await bench().clock.advance(0);
    expect(bench().last()).toEqual({ state: 'syncing' });
    watch.send(bookmark('10', true));
    watch.send({ type: 'DELETED', object: pod('a', '11') });
    await bench().clock.advance(0);
    expect(bench().calls).toEqual(['begin', '+a', 'synced', '-a']);
    expect(bench().last()).toEqual({
      state: 'live',
      lastSeen: bench().clock.now(),
    });
  });

  it.each([
    ['refuses the parameter', 422],
    ['calls it a bad request', 400],
  ])('falls back to pages when the server %s', async (_, status) => {
    bench().start({ pageSize: 2 });
    (await bench().connection.next()).reply(status, {
      message: 'sendInitialEvents',
    });
    const first = await bench().connection.next();
    expect(first.request.query).toEqual({ limit: 2 });
    first.reply(200, {
      metadata: { resourceVersion: '5', continue: 'next' },
      items: [pod('a', '1'), pod('b', '2')],
    });
    const second = await bench().connection.next();
    expect(second.request.query).toEqual({ limit: 2, continue: 'next' });
    second.reply(200, {
      metadata: { resourceVersion: '5' },
      items: [pod('c', '3')],
    });
    const watch = await bench().connection.next();
    expect(watch.request.query).toMatchObject({ resourceVersion: '5' });
    expect(bench().calls).toEqual(['begin', '+a', '+b', '+c', 'synced']);
  });

  it('falls back to pages when the server streams events but never says they are complete', async () => {
    bench().start();
    const stream = (await bench().connection.next()).stream();
    stream.send(added('a', '7'));
    stream.end();
    expect((await bench().connection.next()).request.query).toEqual({
      limit: 200,
    });
  });

  it('starts again when a page has expired', async () => {
    bench().start({ preferWatchList: false });
    (await bench().connection.next()).reply(200, {
      metadata: { resourceVersion: '5', continue: 'next' },
      items: [],
    });
    (await bench().connection.next()).reply(410, { message: 'expired' });
    await bench().clock.advance(30_000);
    expect((await bench().connection.next()).request.query).toEqual({
      limit: 200,
    });
    expect(bench().calls).toEqual(['begin', 'begin']);
  });
});

describe('resuming', () => {
  it('goes on from the last bookmark at once when the watch ends as agreed', async () => {
    bench().start();
    const stream = await bench().synced();
    stream.send(bookmark('42'));
    await bench().clock.advance(50_000);
    stream.end();
    const { request } = await bench().connection.next();
    expect(request.query).toMatchObject({ resourceVersion: '42' });
    expect(bench().conditions.every(({ state }) => state !== 'failing')).toBe(
      true,
    );
  });

  it('goes on from the last event when the line breaks', async () => {
    bench().start();
    const stream = await bench().synced();
    stream.send({ type: 'MODIFIED', object: pod('a', '12') });
    await bench().clock.advance(2_000);
    stream.fail('socket hang up');
    await bench().clock.advance(0);
    expect(bench().last()).toMatchObject({
      state: 'failing',
      reason: 'Cluster test: socket hang up',
      attempts: 1,
    });
    await bench().clock.advance(500);
    const { request } = await bench().connection.next();
    expect(request.query).toMatchObject({ resourceVersion: '12' });
    expect(bench().calls).toEqual(['begin', '+a', 'synced', '+a']);
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
    bench().start();
    const stream = await bench().synced();
    send(stream);
    await bench().clock.advance(1_000);
    const { request } = await bench().connection.next();
    expect(request.query).toMatchObject({ sendInitialEvents: true });
  });

  it('lists again when the answer is 410', async () => {
    bench().start();
    const stream = await bench().synced();
    await bench().clock.advance(2_000);
    stream.end();
    (await bench().connection.next()).reply(410, { message: 'too old' });
    await bench().clock.advance(1_000);
    const { request } = await bench().connection.next();
    expect(request.query).toMatchObject({ sendInitialEvents: true });
  });

  it('gives a version up that the server keeps rejecting', async () => {
    bench().start();
    const stream = await bench().synced();
    await bench().clock.advance(2_000);
    stream.end();
    for (let i = 0; i < 3; i++) {
      const { request, reply } = await bench().connection.next();
      expect(request.query).toMatchObject({ resourceVersion: '10' });
      reply(504, { message: 'Too large resource version' });
      await bench().clock.advance(1_000);
    }
    const { request } = await bench().connection.next();
    expect(request.query).toMatchObject({ sendInitialEvents: true });
  });
});

describe('a kind the cluster does not serve', () => {
  it('is a state, and is looked for again slowly', async () => {
    bench().start();
    (await bench().connection.next()).reply(404, { message: 'not found' });
    await bench().clock.advance(0);
    expect(bench().last()).toEqual({ state: 'not-installed' });
    expect(bench().clock.pending).toEqual([30_000]);
    await bench().clock.advance(30_000);
    await bench().synced();
    expect(bench().last()).toMatchObject({ state: 'live' });
  });

  it('is found by discovery', async () => {
    const types = [undefined, { ...podType, group: 'g', version: 'v9' }];
    bench().start({ type: async () => types.shift() });
    await bench().clock.advance(0);
    expect(bench().last()).toEqual({ state: 'not-installed' });
    await bench().clock.advance(30_000);
    expect((await bench().connection.next()).request.path).toBe(
      '/apis/g/v9/pods',
    );
  });
});

describe('stopping', () => {
  it('ends an open watch', async () => {
    bench().start();
    await bench().synced();
    await bench().loop.stop();
    expect(bench().clock.pending).toEqual([]);
  });

  it('ends a wait', async () => {
    bench().start();
    (await bench().connection.next()).fail('down');
    await bench().clock.advance(0);
    await bench().loop.stop();
    expect(bench().clock.pending).toEqual([]);
  });
});
