import { Agent, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockCredentials } from '@backstage/backend-test-utils';
import { random as randomOf } from './drivers/__testUtils__/random';
import { hostileRequest } from './__testUtils__/hostileRequest';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const count = 10_000;
const seed = 20_261_121;
const concurrency = 16;
const answerWithinMs = 10_000;

jest.setTimeout(180_000);

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

describe('hostile requests', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });

  beforeAll(async () => {
    // Nobody acts on what is written: a write that gets through by mistake is seen, and starts no rollout.
    fleet = await startFleet({ controllers: false });
    createCloneSet(fleet.simulator, { name: 'cart', replicas: 2 });
    portal = await startPortal({ fleet: fleet.fleet, components: ['cart'] });
    const page = portal.stream('cart');
    await page.until(() => page.workload('cart') !== undefined);
    page.close();
  });
  afterAll(async () => {
    agent.destroy();
    await portal?.stop();
    await fleet?.stop();
  });

  function send(hostile: ReturnType<typeof hostileRequest>): Promise<Answer> {
    const { method, path, headers, body } = hostile;
    const { port } = portal.server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const outgoing = httpRequest(
        {
          port,
          agent,
          method,
          path: `/api/rollout${path}`,
          headers: {
            Authorization: mockCredentials.user.header('user:default/mallory'),
            ...headers,
            // Node sends a body of DELETE without saying so, which spoils the request after it.
            ...(body === undefined
              ? {}
              : { 'Content-Length': Buffer.byteLength(body) }),
          },
          timeout: answerWithinMs,
        },
        incoming => {
          const answer = (text: string) =>
            resolve({
              status: incoming.statusCode ?? 0,
              type: String(incoming.headers['content-type'] ?? ''),
              text,
            });
          if (incoming.headers['content-type']?.includes('event-stream')) {
            incoming.destroy();
            answer('');
            return;
          }
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', chunk => {
            text += chunk;
          });
          incoming.on('end', () => answer(text));
          incoming.on('error', reject);
        },
      );
      outgoing.on('timeout', () =>
        outgoing.destroy(new Error('no answer in time')),
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  it(`${count} of them: no crash, no hang, no 500, nothing of them in a cluster`, async () => {
    const { uid, resourceVersion, generation } = fleet.simulator.store.get(
      'clonesets.apps.kruise.io',
      { namespace: 'shop', name: 'cart' },
    )!.metadata;
    const random = randomOf(seed);
    const object = { uid, resourceVersion, generation };
    const wrong = new Map<string, string>();
    const statuses = new Map<number, number>();
    let sent = 0;
    let accepted = 0;
    const worker = async () => {
      while (sent < count) {
        sent++;
        const hostile = hostileRequest(random, { object, number: sent });
        const answer = await send(hostile).catch((error: Error) => ({
          status: -1,
          type: '',
          text: error.message,
        }));
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status === 202) accepted++;
        if (!plausible(answer)) {
          const { status, text } = answer;
          const { method, path, body = '' } = hostile;
          wrong.set(
            `${status} ${text.slice(0, 100)}`,
            `${method} ${path.slice(0, 300)} ${body.slice(0, 500)}`,
          );
        }
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));

    expect([...wrong]).toEqual([]);
    // Both sides of the line were visited: the mutations are neither harmless nor all alike.
    for (const status of [200, 202, 400, 404, 413]) {
      expect([...statuses.keys()]).toContain(status);
    }

    const { requests, writes } = fleet.connection;
    expect(writes.length).toBeLessThanOrEqual(accepted);
    for (const { path } of requests) {
      expect(path).toMatch(
        /^\/(version|apis?(\/[a-z0-9.]+){1,2}(\/namespaces\/shop\/(clonesets\/cart|[a-z]+))?(\/[a-z]+)?)$/,
      );
    }
    expect(
      requests.filter(
        ({ method, body }) => method !== 'GET' && !onlyExpectedFields(body),
      ),
    ).toEqual([]);
    // It still works.
    const page = portal.stream('cart');
    await page.until(() => page.workload('cart') !== undefined);
  });
});

/** What we say to nonsense: an error of ours in JSON, never an internal one. */
function plausible({ status, type, text }: Answer): boolean {
  if (status === 200 || status === 202) return true;
  if (status === 405 || status === 304) return true;
  // Node itself refuses what is too long.
  if (![400, 403, 404, 409, 413, 415, 431].includes(status)) return false;
  if (text === '') return true;
  if (!type.includes('application/json')) return false;
  const { error } = JSON.parse(text) as { error?: { stack?: string } };
  return error !== undefined && error.stack === undefined;
}

/** A patch touches what verbs touch and nothing else, whatever was asked. */
function onlyExpectedFields(patch: unknown): boolean {
  return (patch as { path: string; value?: unknown }[]).every(
    ({ path, value }) =>
      /^\/(metadata\/(uid|resourceVersion)|spec\/(updateStrategy(\/(partition|paused))?|template\/spec\/containers\/0\/(name|image)))$/.test(
        path,
      ) && !JSON.stringify(value ?? null).includes('__proto__'),
  );
}
