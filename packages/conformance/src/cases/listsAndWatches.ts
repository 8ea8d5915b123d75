import type { Ground } from '../ground/Ground';
import { refusalOf } from '../support/refusal';
import { readWatch, type WatchEvent } from '../support/readWatch';
import { useScratch } from '../support/scratch';

/** What list/watch loops rely on: pages, selectors, order of events, bookmarks, and how it ends. */
export function listsAndWatches(ground: () => Ground) {
  const scratch = useScratch(ground, 'lists');
  const path = () => `/api/v1/namespaces/${scratch().namespace}/configmaps`;

  const create = async (name: string, labels: Record<string, string> = {}) =>
    scratch().clients.core.createNamespacedConfigMap({
      namespace: scratch().namespace,
      body: { metadata: { name, labels } },
    });
  const relabel = async (name: string, labels: Record<string, string | null>) =>
    scratch().clients.core.patchNamespacedConfigMap(
      {
        namespace: scratch().namespace,
        name,
        body: { metadata: { labels } },
      },
      scratch().clients.patchAs('merge'),
    );
  const list = async (query: Record<string, unknown> = {}) =>
    scratch().clients.core.listNamespacedConfigMap({
      namespace: scratch().namespace,
      ...query,
    });
  const ours = ['alpha', 'beta', 'gamma', 'delta', 'epsilon'];
  const names = (items: readonly { metadata?: { name?: string } }[]) =>
    items
      .map(item => item.metadata!.name!)
      .filter(name => name !== 'kube-root-ca.crt');

  beforeAll(async () => {
    await create('alpha', { tier: 'front', track: 'stable' });
    await create('beta', { tier: 'front', track: 'canary' });
    await create('gamma', { tier: 'back', track: 'stable' });
    await create('delta', { tier: 'back' });
    await create('epsilon');
    // The namespace controller of a real cluster adds one of its own a moment later.
    await readWatch(
      scratch().ground.connect('admin'),
      path(),
      {
        sendInitialEvents: true,
        resourceVersionMatch: 'NotOlderThan',
        allowWatchBookmarks: true,
      },
      events => endsInitialEvents(events),
    );
  });

  describe('lists', () => {
    it('gives every object once over pages, in the order of names', async () => {
      const seen: string[] = [];
      let _continue: string | undefined;
      let pages = 0;
      do {
        const page = await list({ limit: 2, _continue });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...names(page.items));
        _continue = page.metadata?._continue || undefined;
        pages += 1;
      } while (_continue);
      expect(seen).toEqual([...ours].sort());
      expect(pages).toBeGreaterThan(2);
    });

    it('says how many remain after a page', async () => {
      const all = await list();
      const page = await list({ limit: 2 });
      expect(page.metadata?.remainingItemCount).toBe(all.items.length - 2);
    });

    it('shows pages of one moment: what is made between two pages is not in them', async () => {
      const first = await list({ limit: 2 });
      await create('zeta');
      const rest = await list({
        limit: 50,
        _continue: first.metadata!._continue,
      });
      expect(names([...first.items, ...rest.items])).not.toContain('zeta');
      expect(rest.metadata!.resourceVersion).toBe(
        first.metadata!.resourceVersion,
      );
      await scratch().clients.core.deleteNamespacedConfigMap({
        namespace: scratch().namespace,
        name: 'zeta',
      });
    });

    it('refuses a malformed continue token with 400', async () => {
      const refusal = await refusalOf(
        list({ limit: 2, _continue: 'nonsense' }),
      );
      expect(refusal.code).toBe(400);
      expect(refusal.message).toContain('continue');
    });

    it('refuses a resourceVersion from the future with 504', async () => {
      const refusal = await refusalOf(
        list({
          resourceVersion: '9999999999',
          resourceVersionMatch: 'NotOlderThan',
        }),
      );
      expect(refusal).toMatchObject({ code: 504, reason: 'Timeout' });
      expect(refusal.message).toContain('Too large resource version');
    }, 20_000);

    it.each([
      ['tier=front', ['alpha', 'beta']],
      ['tier!=front,track', ['gamma']],
      [
        'tier in (front,back),track notin (canary)',
        ['alpha', 'delta', 'gamma'],
      ],
      ['!tier', ['epsilon']],
      ['track', ['alpha', 'beta', 'gamma']],
    ])('selects by label: %s', async (labelSelector, expected) => {
      expect(names((await list({ labelSelector })).items)).toEqual(expected);
    });

    it('refuses a malformed label selector with 400', async () => {
      expect(await refusalOf(list({ labelSelector: 'a in b' }))).toMatchObject({
        code: 400,
        reason: 'BadRequest',
      });
    });

    it('selects by name', async () => {
      const { items } = await list({ fieldSelector: 'metadata.name=beta' });
      expect(names(items)).toEqual(['beta']);
    });

    it('refuses a field that cannot be selected by with 400', async () => {
      const refusal = await refusalOf(
        list({ fieldSelector: 'data.colour=red' }),
      );
      expect(refusal.code).toBe(400);
      expect(refusal.message).toContain('data.colour');
    });
  });

  describe('watches', () => {
    const watch = (
      query: Record<string, string | number | boolean>,
      enough?: (events: readonly WatchEvent[]) => boolean,
    ) => readWatch(scratch().ground.connect('admin'), path(), query, enough);

    it('tells what happened since a resourceVersion, in order', async () => {
      const from = (await list()).metadata!.resourceVersion!;
      await create('watched');
      await relabel('watched', { step: 'two' });
      await scratch().clients.core.deleteNamespacedConfigMap({
        namespace: scratch().namespace,
        name: 'watched',
      });
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
      const from = (await list()).metadata!.resourceVersion!;
      await create('resumed');
      const selector = { fieldSelector: 'metadata.name=resumed' };
      const first = await watch(
        { resourceVersion: from, ...selector },
        seen => seen.length >= 1,
      );
      await relabel('resumed', { step: 'two' });
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
      await create('mover', { watched: 'yes' });
      const from = (await list()).metadata!.resourceVersion!;
      await relabel('mover', { watched: null });
      await relabel('mover', { watched: 'yes' });
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
      const from = (await list()).metadata!.resourceVersion!;
      const { status, events } = await watch({
        resourceVersion: from,
        timeoutSeconds: 1,
        labelSelector: 'nothing=here',
      });
      expect(status).toBe(200);
      expect(events.filter(({ type }) => type !== 'BOOKMARK')).toEqual([]);
    });

    it('says 410 for a resourceVersion that is too old', async () => {
      const from = (await list()).metadata!.resourceVersion!;
      await relabel('alpha', { aged: 'yes' });
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
        path(),
        {},
      );
      expect(status).toBe(403);
      expect(JSON.parse(text).message).toContain(
        'User "nobody" cannot watch resource "configmaps"',
      );
    });
  });
}

function endsInitialEvents(events: readonly WatchEvent[]): boolean {
  const last = events.at(-1);
  return (
    last?.type === 'BOOKMARK' &&
    last.object.metadata.annotations?.['k8s.io/initial-events-end'] === 'true'
  );
}
