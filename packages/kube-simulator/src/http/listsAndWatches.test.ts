import { configMap } from '../__testUtils__/objects';
import { startSimulator, type RunningSimulator } from '../startSimulator';

/** The next lines of a watch, until there are so many. */
async function readEvents(
  lines: AsyncIterable<Uint8Array>,
  count: number,
): Promise<
  {
    type: string;
    object: { metadata: { name?: string; annotations?: object } };
  }[]
> {
  const events = [];
  let rest = '';
  for await (const chunk of lines) {
    rest += Buffer.from(chunk).toString();
    const parts = rest.split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) events.push(JSON.parse(part));
    if (events.length >= count) break;
  }
  return events;
}

describe('lists and watches', () => {
  let simulator: RunningSimulator;

  beforeEach(async () => {
    simulator = await startSimulator({
      name: 'test',
      kruise: false,
      nodes: [],
      kubelet: false,
      controllers: false,
    });
  });

  afterEach(() => simulator.stop());

  describe('lists', () => {
    const path = '/api/v1/namespaces/default/configmaps';
    const names = (list: unknown) =>
      (list as { items: { metadata: { name: string } }[] }).items.map(
        item => item.metadata.name,
      );
    const get = async (query: Record<string, string | number>) => {
      const response = await simulator
        .connection()
        .request({ method: 'GET', path, query });
      return (await response.json()) as {
        code?: number;
        metadata: {
          continue?: string;
          remainingItemCount?: number;
          resourceVersion?: string;
        };
      };
    };

    beforeEach(() => {
      for (const name of ['c', 'a', 'b'])
        simulator.store.create('configmaps', configMap(name));
    });

    it('pages of one moment, in the order of names', async () => {
      const first = await get({ limit: 2 });
      expect(names(first)).toEqual(['a', 'b']);
      expect(first.metadata.remainingItemCount).toBe(1);
      simulator.store.create('configmaps', configMap('z'));
      simulator.store.delete('configmaps', { namespace: 'default', name: 'c' });
      const second = await get({
        limit: 2,
        continue: first.metadata.continue!,
      });
      expect(names(second)).toEqual(['c']);
      expect(second.metadata.resourceVersion).toBe(
        first.metadata.resourceVersion,
      );
    });

    it('says 410 with a token to go on when the moment is forgotten', async () => {
      const first = await get({ limit: 2 });
      simulator.store.create('configmaps', configMap('z'));
      simulator.faults.expireHistory();
      const expired = await get({
        limit: 2,
        continue: first.metadata.continue!,
      });
      expect(expired.code).toBe(410);
      const rest = await get({
        limit: 2,
        continue: expired.metadata.continue!,
      });
      expect(names(rest)).toEqual(['c', 'z']);
    });

    it('shows an exact version of the past', async () => {
      const before = await get({});
      simulator.store.delete('configmaps', { namespace: 'default', name: 'a' });
      simulator.store.create('configmaps', configMap('z'));
      const past = await get({
        resourceVersion: before.metadata.resourceVersion!,
        resourceVersionMatch: 'Exact',
      });
      expect(names(past)).toEqual(['a', 'b', 'c']);
    });
  });

  describe('watches', () => {
    const path = '/api/v1/namespaces/default/configmaps';
    const open = async (query: Record<string, string | number | boolean>) =>
      (
        await simulator.connection().request({
          method: 'GET',
          path,
          query: { watch: true, ...query },
        })
      ).body();

    it('begin with what is there, a bookmark saying so, and go on', async () => {
      simulator.store.create('configmaps', configMap('a'));
      const body = await open({
        sendInitialEvents: true,
        allowWatchBookmarks: true,
        resourceVersionMatch: 'NotOlderThan',
      });
      simulator.store.create('configmaps', configMap('b'));
      const events = await readEvents(body, 3);
      expect(
        events.map(({ type, object }) => [type, object.metadata.name]),
      ).toEqual([
        ['ADDED', 'a'],
        ['BOOKMARK', undefined],
        ['ADDED', 'b'],
      ]);
      expect(events[1]?.object.metadata.annotations).toEqual({
        'k8s.io/initial-events-end': 'true',
      });
    });

    it('resume without loss, and see selectors being entered and left', async () => {
      const created = simulator.store.create('configmaps', configMap('a'));
      const version = created.metadata.resourceVersion;
      for (const stage of ['in', 'out']) {
        simulator.store.patch(
          'configmaps',
          { namespace: 'default', name: 'a' },
          object => ({
            ...object,
            metadata: { ...object.metadata, labels: { stage } },
          }),
        );
      }
      const body = await open({
        resourceVersion: version,
        labelSelector: 'stage=in',
      });
      const events = await readEvents(body, 2);
      expect(events.map(({ type }) => type)).toEqual(['ADDED', 'DELETED']);
    });

    it('get 410 as an event when they ask for what is forgotten', async () => {
      const created = simulator.store.create('configmaps', configMap('a'));
      simulator.store.create('configmaps', configMap('b'));
      simulator.faults.expireHistory();
      const body = await open({
        resourceVersion: created.metadata.resourceVersion,
      });
      expect(await readEvents(body, 1)).toEqual([
        {
          type: 'ERROR',
          object: expect.objectContaining({ code: 410, reason: 'Expired' }),
        },
      ]);
    });

    it('end when they are dropped', async () => {
      const body = await open({ resourceVersion: '0' });
      simulator.faults.dropWatches();
      expect(await readEvents(body, Infinity)).toEqual([]);
    });
  });
});
