import { WatchStream, type WatchEvent } from './WatchStream';

function* added(count: number): Generator<WatchEvent> {
  for (let i = 0; i < count; i++) yield { type: 'ADDED', object: { i } };
}

async function lines(stream: WatchStream): Promise<string[]> {
  let text = '';
  for await (const piece of stream) text += piece;
  return text.split('\n').filter(Boolean);
}

describe('WatchStream', () => {
  it('tells the beginning before what was pushed meanwhile, however long it is', async () => {
    const stream = new WatchStream(new AbortController().signal, added(60_000));
    stream.push({ type: 'DELETED', object: { i: 0 } });
    stream.end();
    const told = await lines(stream);
    expect(told).toHaveLength(60_001);
    expect(told.at(-1)).toBe('{"type":"DELETED","object":{"i":0}}');
  });

  it('cuts off a client that falls too far behind', () => {
    const stream = new WatchStream(new AbortController().signal);
    let ended = false;
    stream.onEnd(() => {
      ended = true;
    });
    for (const event of added(50_000)) stream.push(event);
    expect(ended).toBe(false);
    stream.push({ type: 'ADDED', object: {} });
    expect(ended).toBe(true);
  });

  it.each(['before', 'after'])(
    'ends when the client is gone %s it began',
    async when => {
      const client = new AbortController();
      if (when === 'before') client.abort();
      const stream = new WatchStream(client.signal);
      client.abort();
      expect(await lines(stream)).toEqual([]);
    },
  );
});
