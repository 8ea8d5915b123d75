import {
  nastyBodies,
  nastyHeaders,
  nastyKeys,
  nastyTexts,
  nastyValues,
} from './nastyInputs';
import type { random as randomOf } from '../drivers/__testUtils__/random';

type Random = ReturnType<typeof randomOf>;

/** What a request carries to name the object it is about. */
export interface TargetObject {
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation?: number;
}

/** A request as it goes over the wire. */
export interface HostileRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const entityRef = 'component:default/cart';
const workload = {
  cluster: 'east',
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  namespace: 'shop',
  name: 'cart',
};
const changes = [
  {
    verb: 'set-image',
    images: { main: 'shop/cart:2' },
    firstStep: { type: 'percent', value: 50 },
  },
  { verb: 'pause' },
  { verb: 'resume' },
  { verb: 'partition', target: { type: 'pods', value: 1 } },
  { verb: 'promote-full' },
  {
    verb: 'rollback',
    revision: 'cart-1',
    firstStep: { type: 'percent', value: 50 },
  },
];

/** A request that would be good, with one to three things wrong with it; now and then with none. */
export function hostileRequest(
  random: Random,
  options: { readonly object: TargetObject; readonly number: number },
): HostileRequest {
  const wrongs = chance(random) < 0.05 ? 0 : 1 + random.int(0, 2);
  const get = chance(random) < 0.4;
  const base = get ? goodGet(random) : goodPost(random, options);
  let { method, path } = base;
  let headers: Record<string, string> = { ...base.headers };
  let { body } = base;
  for (let i = 0; i < wrongs; i++) {
    const kind = chance(random);
    if (kind < 0.05) {
      method = oneOf(random, ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']);
    } else if (kind < 0.15) {
      headers = { ...headers, ...oneOf(random, nastyHeaders) };
    } else if (kind < 0.2 && !get) {
      body = oneOf(random, nastyBodies);
    } else if (kind < 0.25) {
      path = spoiltPath(random, path);
    } else if (get) {
      path = spoiltQuery(random, path);
    } else {
      body = spoiltBody(random, body);
    }
  }
  return { method, path, headers, ...(body === undefined ? {} : { body }) };
}

function goodGet(random: Random): HostileRequest {
  const query = new URLSearchParams({ entity: entityRef });
  const door = oneOf(random, ['stream', 'operations', 'diagnosis'] as const);
  if (door === 'diagnosis') {
    query.set('workload', 'east/apps.kruise.io/CloneSet/shop/cart');
    query.set('pod', 'cart-a');
    query.set('container', 'main');
  }
  const path =
    door === 'operations'
      ? `/v1/operations/00000000-0000-4000-8000-000000000000`
      : `/v1/${door}`;
  return { method: 'GET', path: `${path}?${query}`, headers: {} };
}

function goodPost(
  random: Random,
  { object, number }: { object: TargetObject; number: number },
): HostileRequest {
  const question = { entityRef, workload, change: oneOf(random, changes) };
  const write = chance(random) < 0.6;
  return {
    method: 'POST',
    path: write ? '/v1/operations' : '/v1/forecasts',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(
      write
        ? { ...question, ...object, idempotencyKey: `fuzz-${number}` }
        : question,
    ),
  };
}

function spoiltPath(random: Random, path: string): string {
  const [bare = '', query = ''] = path.split('?');
  const parts = bare.split('/');
  parts[1 + random.int(0, parts.length - 2)] = wire(oneOf(random, nastyTexts));
  return `${parts.join('/')}?${query}`;
}

function spoiltQuery(random: Random, path: string): string {
  const [bare = '', text = ''] = path.split('?');
  const query = new URLSearchParams(text);
  const names = [...query.keys(), 'after'];
  const name = oneOf(random, names);
  const value = wire(oneOf(random, nastyTexts));
  const shape = chance(random);
  if (shape < 0.1) query.delete(name);
  const rest = query.toString();
  if (shape < 0.1) return `${bare}?${rest}`;
  if (shape < 0.2) return `${bare}?${rest}&${name}=${value}`;
  if (shape < 0.3) return `${bare}?${rest}&${name}[__proto__][x]=${value}`;
  if (shape < 0.4) return `${bare}?${rest}&${name}[]=${value}`;
  query.delete(name);
  return `${bare}?${query}&${name}=${value}`;
}

function spoiltBody(random: Random, body = '{}'): string {
  // A nasty body is bad enough as it is.
  if (body.length > 5_000) return body;
  let root: unknown;
  try {
    root = JSON.parse(body);
  } catch {
    return body;
  }
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  collect(root, places);
  const place = places.length > 0 ? oneOf(random, places) : undefined;
  if (!place) return body;
  const { holder, key } = place;
  const shape = chance(random);
  if (shape < 0.15) {
    delete holder[key];
  } else if (shape < 0.35) {
    define(holder, oneOf(random, nastyKeys), oneOf(random, nastyTexts));
  } else if (shape < 0.6) {
    define(holder, key, oneOf(random, nastyValues));
  } else {
    define(holder, key, oneOf(random, nastyTexts));
  }
  return JSON.stringify(root);
}

function collect(
  value: unknown,
  places: { holder: Record<string, unknown>; key: string }[],
): void {
  if (typeof value !== 'object' || value === null) return;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    places.push({ holder, key });
    collect(holder[key], places);
  }
}

/** Also where assigning would set the prototype. */
function define(
  holder: Record<string, unknown>,
  key: string,
  value: unknown,
): void {
  Object.defineProperty(holder, key, {
    value: structuredClone(value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

/** Half-encoded: what is percent-encoded already stays what it is, the rest becomes fit for a request line. */
function wire(text: string): string {
  return [...text]
    .map(character =>
      /[!-"$-;<>-~]/.test(character) && character !== '?'
        ? character
        : encoded(character),
    )
    .join('');
}

function encoded(character: string): string {
  try {
    return encodeURIComponent(character);
  } catch {
    // A lone surrogate as careless encoders write it.
    return '%ED%A0%80';
  }
}

/** From 0 up to 1, in hundredths. */
function chance(random: Random): number {
  return random.int(0, 99) / 100;
}

function oneOf<T>(random: Random, items: readonly T[]): T {
  return items[random.int(0, items.length - 1)] as T;
}
