import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ManualClock } from '../testing/manualClock';
import type { EntityIndex } from './entityIndex';
import { createEntityIndex } from './entityIndex';
import type { ServiceLocator } from './serviceLocator';

const id = 'backstage.io/kubernetes-id';
const selector = 'backstage.io/kubernetes-label-selector';
const namespace = 'backstage.io/kubernetes-namespace';

function entity(
  name: string,
  annotations: Record<string, string>,
  more: Partial<Entity> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
    spec: {},
    ...more,
  };
}

let clock: ManualClock;
let index: EntityIndex;
let warnings: string[];

async function start(
  catalog: CatalogService,
  more: { serviceLocator?: ServiceLocator } = {},
) {
  clock = new ManualClock();
  warnings = [];
  index = createEntityIndex({
    catalog,
    auth: mockServices.auth(),
    logger: { warn: text => warnings.push(text), error: () => {} },
    clock,
    random: () => 0,
    ...more,
  });
  await clock.advance(0);
}

const indexing = (...entities: Entity[]) =>
  start(catalogServiceMock({ entities }));

const refOf = (
  labels: Record<string, string>,
  where: { namespace?: string; cluster?: string } = {},
) =>
  index.ownerOf({ cluster: 'eu', namespace: 'shop', ...where, labels })
    ?.entityRef;

afterEach(() => index.stop());

describe('whom something belongs to', () => {
  it('is found by its id, and is nobody without one', async () => {
    await indexing(
      entity('cart', { [id]: 'shop-cart' }),
      entity('plain', { 'backstage.io/techdocs-ref': 'dir:.' }),
    );
    expect(refOf({ [id]: 'shop-cart' })).toBe('component:default/cart');
    expect(refOf({ [id]: 'plain' })).toBeUndefined();
    expect(refOf({})).toBeUndefined();
    expect(index.entities().map(({ entityRef }) => entityRef)).toEqual([
      'component:default/cart',
    ]);
  });

  it.each([
    ['app=cart', { app: 'cart' }, { app: 'till' }],
    ['app in (cart,till)', { app: 'till' }, { app: 'pay' }],
    ['tier in (a,b),app==cart', { tier: 'a', app: 'cart' }, { app: 'cart' }],
    ['app,!canary', { app: 'x' }, { app: 'x', canary: '' }],
    ['app!=pay,tier=a', { tier: 'a' }, { tier: 'a', app: 'pay' }],
  ])('is found by the selector %s', async (text, inside, outside) => {
    await indexing(entity('cart', { [selector]: text }));
    expect(refOf(inside)).toBe('component:default/cart');
    expect(refOf(outside)).toBeUndefined();
  });

  it('does not go by the id of an entity that has a selector', async () => {
    await indexing(entity('cart', { [id]: 'cart', [selector]: 'app=cart' }));
    expect(refOf({ [id]: 'cart' })).toBeUndefined();
  });

  it('is in the namespace the entity names', async () => {
    await indexing(
      entity('everywhere', { [id]: 'cart' }),
      entity('staged', { [id]: 'cart', [namespace]: 'staging' }),
      entity('only', { [id]: 'pay', [namespace]: 'staging' }),
    );
    expect(refOf({ [id]: 'cart' }, { namespace: 'staging' })).toBe(
      'component:default/staged',
    );
    expect(refOf({ [id]: 'cart' })).toBe('component:default/everywhere');
    expect(refOf({ [id]: 'pay' })).toBeUndefined();
  });

  it('is of several rather a component, and rather by id than by other labels', async () => {
    await indexing(
      entity('a-system', { [id]: 'cart' }, { kind: 'System' }),
      entity('cart', { [id]: 'cart' }),
      entity('all', { [selector]: 'app' }),
    );
    expect(refOf({ app: 'x', [id]: 'cart' })).toBe('component:default/cart');
    expect(refOf({ app: 'x' })).toBe('component:default/all');
  });

  it('is nobody by a selector that cannot be read', async () => {
    await indexing(
      entity('broken', { [selector]: 'app in (' }),
      entity('cart', { [id]: 'cart' }),
    );
    expect(refOf({ app: 'in' })).toBeUndefined();
    expect(refOf({ [id]: 'cart' })).toBe('component:default/cart');
  });

  it('is on the cluster the service locator leads to', async () => {
    const cluster = 'backstage.io/kubernetes-cluster';
    const entities = [
      entity('cart-eu', { [id]: 'cart', [cluster]: 'eu' }),
      entity('cart-us', { [id]: 'cart', [cluster]: 'us' }),
    ];
    await start(catalogServiceMock({ entities }), {
      serviceLocator: 'singleTenant',
    });
    const on = (name: string) => refOf({ [id]: 'cart' }, { cluster: name });
    expect([on('eu'), on('us'), on('ap')]).toEqual([
      'component:default/cart-eu',
      'component:default/cart-us',
      undefined,
    ]);
  });
});

it.each([
  [
    'its relation',
    {
      relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
      spec: { owner: 'other' },
    },
    'group:default/shop',
  ],
  ['its spec', { spec: { owner: 'shop' } }, 'group:default/shop'],
  ['its spec in full', { spec: { owner: 'user:a/b' } }, 'user:a/b'],
  ['nothing', {}, undefined],
  ['nonsense', { spec: { owner: 'group:' } }, undefined],
])('takes the owner from %s', async (_, more, owner) => {
  await indexing(entity('cart', { [id]: 'cart' }, more));
  expect(index.entities()[0]).toMatchObject({ title: 'cart' });
  expect(index.entities()[0]?.owner).toBe(owner);
});

describe('the catalog', () => {
  let answer: Entity[] | Error;
  let asked: number;
  const catalog = () => {
    asked = 0;
    return catalogServiceMock.mock({
      async *streamEntities() {
        asked += 1;
        if (answer instanceof Error) throw answer;
        yield answer;
      },
    });
  };

  it('is read again every minute, and only what changed is told', async () => {
    answer = [entity('cart', { [id]: 'cart' })];
    await start(catalog());
    const heard: string[][] = [];
    const leave = index.subscribe(() =>
      heard.push(index.entities().map(({ entityRef }) => entityRef)),
    );
    await clock.advance(60_000);
    expect(asked).toBe(2);
    expect(heard).toEqual([]);
    answer = [entity('pay', { [id]: 'pay' })];
    await clock.advance(60_000);
    expect(heard).toEqual([['component:default/pay']]);
    expect(refOf({ [id]: 'cart' })).toBeUndefined();
    leave();
    answer = [];
    await clock.advance(60_000);
    expect(heard).toHaveLength(1);
    expect(index.entities()).toEqual([]);
  });

  it('may fail: the last answer stays, and it is asked again', async () => {
    answer = [entity('cart', { [id]: 'cart' })];
    await start(catalog());
    answer = new Error('down');
    await clock.advance(60_000 + 250 + 500);
    expect(asked).toBe(4);
    expect(warnings).toEqual([]);
    await clock.advance(1_000);
    expect(warnings).toEqual([expect.stringContaining('down')]);
    expect(refOf({ [id]: 'cart' })).toBe('component:default/cart');
    answer = [entity('new', { [id]: 'cart' })];
    await clock.advance(2_000);
    expect(refOf({ [id]: 'cart' })).toBe('component:default/new');
  });

  it('may never answer: that counts as a failure after half a minute', async () => {
    answer = [entity('cart', { [id]: 'cart' })];
    let hanging = true;
    await start(
      catalogServiceMock.mock({
        async *streamEntities() {
          if (hanging) await new Promise(() => {});
          if (!(answer instanceof Error)) yield answer;
        },
      }),
    );
    hanging = false;
    await clock.advance(29_000);
    expect(index.entities()).toEqual([]);
    await clock.advance(1_000 + 250);
    expect(refOf({ [id]: 'cart' })).toBe('component:default/cart');
  });

  it('is not asked any more after the end', async () => {
    answer = [];
    await start(catalog());
    index.stop();
    await clock.advance(120_000);
    expect(asked).toBe(1);
    expect(clock.pending).toEqual([]);
  });
});
