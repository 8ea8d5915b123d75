import type { Ground } from '../ground/Ground';
import {
  endsInitialEvents,
  startConfigMaps,
  type ConfigMaps,
} from '../support/configMaps';
import { readWatch, type WatchEvent } from '../support/readWatch';
import { useScratch } from '../support/scratch';

/** What following a collection relies on: order, resuming, bookmarks, and how a watch ends. */
export function watches(ground: () => Ground) {
  const scratch = useScratch(ground, 'watches');
  let maps: ConfigMaps;
  beforeAll(async () => {
    maps = await startConfigMaps(scratch());
  });

  const watch = (
    query: Record<string, string | number | boolean>,
    enough?: (events: readonly WatchEvent[]) => boolean,
  ) => readWatch(scratch().ground.connect('admin'), maps.path, query, enough);

  it('tells what happened since a resourceVersion, in order', async () => {
    const from = (await maps.list()).metadata!.resourceVersion!;
    await maps.create('watched');
    await maps.relabel('watched', { step: 'two' });
    await maps.remove('watched');
    const { events } = await watch(
      { resourceVersion: from, fieldSelector: 'metadata.name=watched' },
      seen => seen.length >= 3,
    );
    expect(events.map(({ type }) => type)).toEqual([
      'ADDED',
      'MODIFIED',
      'DELETED',
    ]);
    const versions = events.map(({ object }) =>
      Number(object.metadata.resourceVersion),
    );
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(new Set(versions).size).toBe(3);
  });

  it('resumes where another watch ended, without loss or repetition', async () => {
    const from = (await maps.list()).metadata!.resourceVersion!;
    await maps.create('resumed');
    const selector = { fieldSelector: 'metadata.name=resumed' };
    const first = await watch(
      { resourceVersion: from, ...selector },
      seen => seen.length >= 1,
    );
    await maps.relabel('resumed', { step: 'two' });
    const second = await watch(
      {
        resourceVersion: first.events[0]!.object.metadata.resourceVersion,
        ...selector,
      },
      seen => seen.length >= 1,
    );
    expect(second.events.map(({ type }) => type)).toEqual(['MODIFIED']);
    expect(second.events[0]!.object.metadata.labels).toEqual({ step: 'two' });
  });

  it('turns an object that leaves the selector into DELETED and one that enters into ADDED', async () => {
    await maps.create('mover', { watched: 'yes' });
    const from = (await maps.list()).metadata!.resourceVersion!;
    await maps.relabel('mover', { watched: null });
    await maps.relabel('mover', { watched: 'yes' });
    const { events } = await watch(
      { resourceVersion: from, labelSelector: 'watched=yes' },
      seen => seen.length >= 2,
    );
    expect(events.map(({ type }) => type)).toEqual(['DELETED', 'ADDED']);
  });

  it('sends what exists, then a bookmark that says so, when asked for initial events', async () => {
    const { events } = await watch(
      {
        sendInitialEvents: true,
        resourceVersionMatch: 'NotOlderThan',
        allowWatchBookmarks: true,
        labelSelector: 'tier',
      },
      endsInitialEvents,
    );
    expect(
      events
        .slice(0, -1)
        .map(({ type, object }) => [type, object.metadata.name]),
    ).toEqual([
      ['ADDED', 'alpha'],
      ['ADDED', 'beta'],
      ['ADDED', 'delta'],
      ['ADDED', 'gamma'],
    ]);
    expect(events.at(-1)!.type).toBe('BOOKMARK');
  });

  it('refuses initial events without bookmarks and a version match with 422', async () => {
    expect(await watch({ sendInitialEvents: true })).toMatchObject({
      status: 422,
    });
  });

  it('ends by itself after timeoutSeconds', async () => {
    const from = (await maps.list()).metadata!.resourceVersion!;
    const { status, events } = await watch({
      resourceVersion: from,
      timeoutSeconds: 1,
      labelSelector: 'nothing=here',
    });
    expect(status).toBe(200);
    expect(events.filter(({ type }) => type !== 'BOOKMARK')).toEqual([]);
  });

  it('says 410 for a resourceVersion that is too old', async () => {
    const from = (await maps.list()).metadata!.resourceVersion!;
    await maps.relabel('alpha', { aged: 'yes' });
    await scratch().ground.expireHistory();
    const { status, events, text } = await watch(
      { resourceVersion: from },
      seen => seen.length >= 1,
    );
    const code =
      status === 200 ? events[0]!.object.code : JSON.parse(text).code;
    const reason =
      status === 200 ? events[0]!.object.reason : JSON.parse(text).reason;
    expect({ code, reason }).toEqual({ code: 410, reason: 'Expired' });
  });

  it('refuses a watch to whom may not watch with 403', async () => {
    const { status, text } = await readWatch(
      scratch().ground.connect('nobody'),
      maps.path,
      {},
    );
    expect(status).toBe(403);
    expect(JSON.parse(text).message).toContain(
      'User "nobody" cannot watch resource "configmaps"',
    );
  });
}
