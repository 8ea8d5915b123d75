import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '@pilotage/fleet-node';
import { ClusterUnreachableError } from '@pilotage/fleet-node';
import type { ProbeContext } from './askCluster';
import { combineFacts } from './combineFacts';
import { probeObjects } from './probeObjects';
import { probeReadiness, readinessParts } from './probeReadiness';
import type { ProbeTarget } from './probeTargets';
import { probeTargets } from './probeTargets';
import { probeVersion } from './probeVersion';

interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Answers = (request: ClusterRequest) => Answer | Error;

function contextOf(answers: Answers): ProbeContext & {
  readonly asked: ClusterRequest[];
} {
  const asked: ClusterRequest[] = [];
  let now = 10_000_000;
  const connection: ClusterConnection = {
    cluster: 'east',
    async request(request): Promise<ClusterResponse> {
      asked.push(request);
      now += 40;
      const answer = answers(request);
      if (answer instanceof Error) throw answer;
      const text =
        typeof answer.body === 'string'
          ? answer.body
          : JSON.stringify(answer.body ?? {});
      return {
        status: answer.status,
        header: name => answer.headers?.[name.toLowerCase()],
        text: async () => text,
        json: async () => JSON.parse(text),
        async *body() {
          yield Buffer.from(text);
        },
      };
    },
  };
  return {
    asked,
    connection,
    timeoutMs: 1_000,
    types: new Map(),
    signal: new AbortController().signal,
    now: () => now,
  };
}

const schedules: ProbeTarget = {
  group: 'velero.io',
  kind: 'Schedule',
  plural: 'schedules',
  namespaced: true,
};

const settings: ProbeTarget = {
  group: '',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespaced: true,
  namespace: 'kube-system',
  name: 'settings',
};

const unreachable = new ClusterUnreachableError('east', 'no answer');

function served(page: Answers): Answers {
  return request => {
    if (request.path === '/apis/velero.io') {
      return { status: 200, body: { preferredVersion: { version: 'v1' } } };
    }
    if (request.path === '/apis/velero.io/v1') {
      return { status: 200, body: { resources: [{ name: 'schedules' }] } };
    }
    return page(request);
  };
}

const object = (name: string) => ({
  metadata: { name, managedFields: [{ manager: 'x' }] },
  spec: { a: 1 },
});

describe('probeReadiness', () => {
  const verbose = '[+]ping ok\n[-]etcd failed: reason withheld\nreadyz failed';

  it.each<[string, Answer | Error, object]>([
    [
      'ready',
      { status: 200, body: '[+]ping ok\nreadyz check passed\n' },
      {
        state: 'known',
        value: { status: 200, parts: [{ name: 'ping', ok: true }] },
      },
    ],
    [
      'not ready, with a body',
      { status: 500, body: verbose },
      {
        state: 'known',
        value: {
          status: 500,
          parts: [
            { name: 'ping', ok: true },
            { name: 'etcd', ok: false },
          ],
        },
      },
    ],
    ['not served', { status: 404 }, { state: 'absent' }],
    [
      'forbidden',
      { status: 403 },
      {
        state: 'unknown',
        reason:
          "forbidden; the portal's account needs the rule { nonResourceURLs: ['/readyz'], verbs: ['get'] }",
      },
    ],
    [
      'not knowing us',
      { status: 401, body: 'Unauthorized' },
      { state: 'unknown', reason: '/readyz answered 401: Unauthorized' },
    ],
    [
      'not there',
      unreachable,
      { state: 'unknown', reason: 'Cluster east: no answer' },
    ],
  ])('of a server that is %s', async (_, answer, expected) => {
    const fact = await probeReadiness(contextOf(() => answer));
    expect(fact).toMatchObject(expected);
  });

  it('measures the way there and back, and how far apart the clocks are', async () => {
    const date = new Date(10_000_000 - 30_000).toUTCString();
    const fact = await probeReadiness(
      contextOf(() => ({ status: 200, body: '', headers: { date } })),
    );
    expect(fact).toMatchObject({
      value: { latencyMs: 40, clockSkewMs: 30_020 - 500 },
    });
  });

  it.each([
    ['', []],
    ['ok', []],
    ['[+]poststarthook/x ok', [{ name: 'poststarthook/x', ok: true }]],
    ['[?]new ok\r\n[-]etcd failed', [{ name: 'etcd', ok: false }]],
  ])('reads the parts of %j', (text, parts) => {
    expect(readinessParts(text)).toEqual(parts);
  });
});

describe('probeVersion', () => {
  it.each<[Answer, object]>([
    [
      { status: 200, body: { gitVersion: 'v1.34.2' } },
      { state: 'known', value: 'v1.34.2' },
    ],
    [{ status: 200, body: {} }, { state: 'unknown' }],
    [{ status: 200, body: '<html>' }, { state: 'unknown' }],
    [{ status: 503, body: 'busy' }, { state: 'unknown' }],
  ])('of %j', async (answer, expected) => {
    expect(await probeVersion(contextOf(() => answer))).toMatchObject(expected);
  });
});

describe('probeObjects', () => {
  it('reads all pages, without managedFields', async () => {
    const context = contextOf(
      served(({ query }) => ({
        status: 200,
        body: query?.continue
          ? { items: [object('b')], metadata: {} }
          : { items: [object('a')], metadata: { continue: 'more' } },
      })),
    );
    const fact = await probeObjects(context, schedules);
    expect(fact).toEqual({
      state: 'known',
      at: expect.any(Number),
      value: [
        { metadata: { name: 'a' }, spec: { a: 1 } },
        { metadata: { name: 'b' }, spec: { a: 1 } },
      ],
    });
    expect(context.asked.at(-1)).toMatchObject({
      path: '/apis/velero.io/v1/schedules',
      query: { limit: 500, continue: 'more' },
      timeoutMs: 1_000,
    });
  });

  it('asks for the version of a kind once, and again when it is gone', async () => {
    let installed = true;
    const context = contextOf(
      served(() =>
        installed
          ? { status: 200, body: { items: [] } }
          : { status: 404, body: '404 page not found' },
      ),
    );
    const discoveries = () =>
      context.asked.filter(({ path }) => path === '/apis/velero.io').length;
    await probeObjects(context, schedules);
    await probeObjects(context, schedules);
    expect(discoveries()).toBe(1);
    installed = false;
    expect(await probeObjects(context, schedules)).toMatchObject({
      state: 'absent',
    });
    await probeObjects(context, schedules);
    expect(discoveries()).toBe(2);
  });

  it('stops after a few pages and does not take them for all', async () => {
    const context = contextOf(
      served(() => ({
        status: 200,
        body: { items: [object('a')], metadata: { continue: 'more' } },
      })),
    );
    expect(await probeObjects(context, schedules)).toEqual({
      state: 'unknown',
      reason: 'too many: more than 2000 schedules are not read',
    });
    expect(context.asked).toHaveLength(2 + 4);
  });

  it.each<[string, ProbeTarget, Answers, object]>([
    [
      'a group that is not installed',
      schedules,
      () => ({ status: 404 }),
      {
        state: 'absent',
        reason: 'the cluster serves no schedules.velero.io',
      },
    ],
    [
      'a list that is forbidden',
      schedules,
      served(() => ({ status: 403 })),
      {
        state: 'unknown',
        reason:
          "forbidden; the portal's account needs the rule { apiGroups: ['velero.io'], resources: ['schedules'], verbs: ['list'] }",
      },
    ],
    [
      'an object that is there',
      settings,
      () => ({ status: 200, body: object('settings') }),
      { state: 'known', value: [{ metadata: { name: 'settings' } }] },
    ],
    [
      'an object that is not there',
      settings,
      () => ({ status: 404, body: { details: { name: 'settings' } } }),
      { state: 'known', value: [] },
    ],
    [
      'an object that is forbidden',
      settings,
      () => ({ status: 403 }),
      {
        state: 'unknown',
        reason: expect.stringContaining(
          "resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get']",
        ),
      },
    ],
    [
      'no answer',
      schedules,
      () => unreachable,
      { state: 'unknown', reason: 'Cluster east: no answer' },
    ],
    [
      'an answer that is no list',
      schedules,
      served(() => ({ status: 200, body: { kind: 'Status' } })),
      { state: 'unknown' },
    ],
  ])('of %s', async (_, target, answers, expected) => {
    expect(await probeObjects(contextOf(answers), target)).toMatchObject(
      expected,
    );
  });
});

describe('probeTargets', () => {
  const reads = (kind: string, plural: string, more = {}) => ({
    id: 'c',
    reads: [
      {
        type: 'objects' as const,
        group: '',
        kind,
        plural,
        namespaced: true,
        ...more,
      },
    ],
  });

  it('probes what the live model does not follow, once', () => {
    expect(
      probeTargets([
        reads('ConfigMap', 'configmaps', { namespace: 'a' }),
        reads('ConfigMap', 'configmaps', { namespace: 'a' }),
        reads('Service', 'services'),
        reads('Pod', 'pods'),
        reads('Lease', 'leases', {
          group: 'coordination.k8s.io',
          namespace: 'kube-system',
        }),
        { id: 'd', reads: [{ type: 'path', path: '/readyz' }] },
      ]).map(({ kind, namespace }) => `${kind} ${namespace}`),
    ).toEqual(['ConfigMap a']);
  });

  it('refuses a check that wants Secrets', () => {
    expect(() => probeTargets([reads('Secret', 'secrets')])).toThrow(
      'The check c may not read Secrets',
    );
  });
});

describe('combineFacts', () => {
  const known = (value: string[], at: number) =>
    ({ state: 'known', value, at } as const);
  const absent = { state: 'absent', reason: 'no' } as const;
  const unknown = { state: 'unknown', reason: '?' } as const;

  it.each([
    [[], undefined],
    [[absent], absent],
    [[known(['a'], 2), known(['b'], 1)], known(['a', 'b'], 1)],
    [[known(['a'], 2), absent], known(['a'], 2)],
    [[known(['a'], 2), unknown, absent], unknown],
  ])('%j', (facts, expected) => {
    expect(combineFacts<string>(facts)).toEqual(expected);
  });
});
