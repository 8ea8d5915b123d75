import { added, gone, useListWatch } from './__testUtils__/useListWatch';

const bench = useListWatch();

describe('a resumed watch that stays silent, as behind a proxy that waits for the first byte', () => {
  async function silent() {
    bench().start();
    const stream = await bench().synced();
    await bench().clock.advance(1_000);
    stream.fail('reset');
    await bench().clock.advance(500);
    const watch = await bench().connection.next();
    expect(watch.request.query).toMatchObject({ resourceVersion: '10' });
    expect(bench().last()).toMatchObject({ state: 'failing' });
    await bench().clock.advance(2_000);
    return { watch, proof: await bench().connection.next() };
  }

  it('is alive once one object of the collection could be read', async () => {
    const { watch, proof } = await silent();
    expect(proof.request.query).toMatchObject({
      limit: 1,
      resourceVersion: '10',
      resourceVersionMatch: 'NotOlderThan',
    });
    proof.reply(200, { items: [] });
    await bench().clock.advance(0);
    expect(bench().last()).toEqual({
      state: 'live',
      lastSeen: bench().clock.now(),
    });
    await bench().clock.advance(40_000);
    expect(bench().last()).toMatchObject({ state: 'live' });
    watch.stream().send(added('b', '12'));
    await bench().clock.advance(0);
    expect(bench().calls.at(-1)).toBe('+b');
  });

  it('fails with what the collection answers', async () => {
    const { proof } = await silent();
    proof.reply(403, { message: 'pods is forbidden' });
    await bench().clock.advance(0);
    expect(bench().last()).toMatchObject({
      state: 'failing',
      status: 403,
      reason: 'pods is forbidden',
    });
  });

  it('fails when nothing answers at all', async () => {
    const { proof } = await silent();
    proof.fail('no answer within 10000 ms');
    await bench().clock.advance(0);
    expect(bench().last()).toMatchObject({
      state: 'failing',
      reason: expect.stringContaining('no answer within 10000 ms'),
    });
  });
});

describe('failures', () => {
  it('back off, doubling up to half a minute, for ever', async () => {
    bench().start({ random: () => 0.999999 });
    const waits: number[] = [];
    for (let i = 0; i < 12; i++) {
      (await bench().connection.next()).fail('connect ECONNREFUSED');
      await bench().clock.advance(0);
      waits.push(Math.round(bench().clock.pending[0] ?? -1));
      await bench().clock.advance(30_000);
    }
    expect(waits).toEqual([
      500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000, 30000,
      30000,
    ]);
    expect(bench().last()).toMatchObject({ state: 'failing', attempts: 12 });
  });

  it.each([401, 403, 500])('report status %p with the reason', async status => {
    bench().start();
    (await bench().connection.next()).reply(status, {
      message: 'pods is forbidden',
    });
    await bench().clock.advance(0);
    expect(bench().last()).toMatchObject({
      state: 'failing',
      reason: 'pods is forbidden',
      status,
    });
  });

  it('slow down a server that expires every version, and say so', async () => {
    bench().start();
    for (let i = 0; i < 4; i++) {
      (await bench().synced()).send(gone);
      await bench().clock.advance(0);
      expect(bench().clock.pending).toEqual([250 * 2 ** i]);
      await bench().clock.advance(250 * 2 ** i);
    }
    expect(bench().conditions).toContainEqual(
      expect.objectContaining({ state: 'failing', status: 410, attempts: 4 }),
    );
  });

  it('slow down a server that ends every watch at once', async () => {
    bench().start();
    (await bench().synced()).end();
    await bench().clock.advance(0);
    expect(bench().last()).toMatchObject({ state: 'failing', attempts: 1 });
    expect(bench().connection.requests).toHaveLength(1);
  });

  it('are none when a watch brought changes before the server ended it', async () => {
    bench().start();
    const stream = await bench().synced();
    stream.send(added('b', '11'));
    stream.end();
    await bench().clock.advance(0);
    expect(bench().last()).toMatchObject({ state: 'live' });
    const { request } = await bench().connection.next();
    expect(request.query).toMatchObject({ resourceVersion: '11' });
    expect(bench().connection.requests).toHaveLength(2);
  });

  it('start counting anew after a watch that worked', async () => {
    bench().start();
    (await bench().connection.next()).fail('down');
    await bench().clock.advance(500);
    (await bench().connection.next()).fail('down');
    await bench().clock.advance(1_000);
    const stream = await bench().synced();
    await bench().clock.advance(1_000);
    stream.fail('reset');
    await bench().clock.advance(0);
    expect(bench().last()).toMatchObject({ state: 'failing', attempts: 1 });
  });

  it('notice a line on which nothing ends', async () => {
    bench().start();
    await bench().synced();
    await bench().clock.advance(69_000);
    expect(bench().last()).toMatchObject({ state: 'live' });
    await bench().clock.advance(1_000);
    expect(bench().last()).toMatchObject({
      state: 'failing',
      reason: 'no sign of life: the watch did not end after 55 s',
    });
    await bench().clock.advance(500);
    expect(bench().connection.requests).toHaveLength(2);
  });

  it('include a sink that throws: the list is taken again', async () => {
    let broken = true;
    const seen: string[] = [];
    bench().start({
      sink: {
        begin: () => {},
        upsert: item => {
          if (broken) throw new Error('sink is broken');
          seen.push(item.metadata.name);
        },
        remove: () => {},
        synced: () => {},
        condition: condition => {
          bench().conditions.push(condition);
          throw new Error('listener is broken');
        },
      },
    });
    await bench().synced();
    expect(bench().last()).toMatchObject({
      state: 'failing',
      reason: 'sink is broken',
    });
    broken = false;
    await bench().clock.advance(500);
    await bench().synced();
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
    bench().start({
      connection: { cluster: 'test', request: async () => reply },
    });
    await bench().clock.advance(0);
    expect(bench().clock.pending).toEqual([7_000]);
  });
});
