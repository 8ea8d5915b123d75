import { staticAccess } from '../access/staticAccess';
import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
} from '../access/types';
import { ClusterUnreachableError } from '../access/types';
import { delay } from '../sync/clock';
import { ManualClock } from '../testing/manualClock';
import { MemoryCluster } from '../testing/memoryCluster';
import { controlledBy, object } from './__testUtils__/objects';
import type { RunningFleetModel } from './startFleetModel';
import { startFleetModel } from './startFleetModel';

const healthy = Array.from({ length: 46 }, (_, i) => `healthy-${i}`);
const coalesceMs = 50;

const cloneSet = object('CloneSet', { name: 'web' });
const ref = {
  group: 'apps.kruise.io',
  kind: 'CloneSet',
  namespace: 'shop',
  name: 'web',
};
const pod = (restartCount: number) =>
  object(
    'Pod',
    { name: 'web-a', ...controlledBy('apps.kruise.io/v1alpha1', cloneSet) },
    {
      spec: { containers: [{ name: 'main', image: 'web:1' }] },
      status: { containerStatuses: [{ name: 'main', restartCount }] },
    },
  );

let clock: ManualClock;
let memory: Map<string, MemoryCluster>;
let asked: Map<string, number>;
let model: RunningFleetModel;

type Answer = (
  request: ClusterRequest,
  cluster: MemoryCluster,
) => Promise<ClusterResponse>;

function connect(
  name: string,
  answer: Answer = (request, cluster) => cluster.request(request),
): ClusterConnection {
  const cluster = new MemoryCluster(name);
  memory.set(name, cluster);
  cluster.put('/apis/apps.kruise.io/v1alpha1/clonesets', cloneSet);
  cluster.put('/api/v1/pods', pod(0));
  return {
    cluster: name,
    request: request => {
      asked.set(name, (asked.get(name) ?? 0) + 1);
      return answer(request, cluster);
    },
  };
}

function wait(ms: number, { signal }: ClusterRequest): Promise<void> {
  return delay(clock, ms, signal ?? new AbortController().signal);
}

const never: Answer = async (request, { cluster }) => {
  const { timeoutMs = 10_000 } = request;
  await wait(timeoutMs, request);
  throw new ClusterUnreachableError(cluster, `no answer in ${timeoutMs} ms`);
};

const refuse: Answer = async (request, cluster) => {
  cluster.answer(request.path, 403);
  return cluster.request(request);
};

const late: Answer = async (request, cluster) => {
  await wait(4_000, request);
  return cluster.request(request);
};

/** Has forgotten every version as soon as it has listed. */
const expire: Answer = async (request, cluster) => {
  const response = await cluster.request(request);
  if (!request.query?.watch) return response;
  return {
    ...response,
    async *body() {
      for await (const chunk of response.body()) {
        yield chunk;
        if (!chunk.toString().includes('initial-events-end')) continue;
        const gone = { type: 'ERROR', object: { code: 410, message: 'gone' } };
        yield Buffer.from(`${JSON.stringify(gone)}\n`);
      }
    },
  };
};

const stateOf = (name: string) => model.cluster(name)?.condition.state;
const restartsOn = (name: string) => {
  const workload = model.workload({ ...ref, cluster: name });
  return (
    workload && model.podsOf(workload)[0]?.containers.map(c => c.restarts)[0]
  );
};

beforeEach(() => {
  clock = new ManualClock();
  memory = new Map();
  asked = new Map();
  model = startFleetModel({
    access: staticAccess([
      ...healthy.map(name => connect(name)),
      connect('black-hole', never),
      connect('refusing', refuse),
      connect('slow', late),
      connect('forgetful', expire),
    ]),
    clock,
    random: () => 0.5,
    coalesceMs,
  });
});

afterEach(() => model.stop());

it('shows four faults for what they are, and everything else at once', async () => {
  await clock.advance(coalesceMs);
  expect(new Set(healthy.map(stateOf))).toEqual(new Set(['live']));
  await clock.advance(25_000);
  expect(stateOf('black-hole')).toBe('unreachable');
  expect(stateOf('refusing')).toBe('forbidden');
  expect(stateOf('slow')).toBe('live');
  expect(restartsOn('forgetful')).toBe(0);

  for (let round = 1; round <= 10; round++) {
    for (const name of healthy)
      memory.get(name)!.put('/api/v1/pods', pod(round));
    await clock.advance(coalesceMs);
    expect(new Set(healthy.map(restartsOn))).toEqual(new Set([round]));
    await clock.advance(3_000);
    expect(new Set(healthy.map(stateOf))).toEqual(new Set(['live']));
  }
});

it('does not hammer a cluster that fails', async () => {
  await clock.advance(30_000);
  const before = new Map(asked);
  await clock.advance(30_000);
  const rate = (name: string) =>
    ((asked.get(name) ?? 0) - (before.get(name) ?? 0)) / 30;
  for (const name of ['black-hole', 'refusing', 'slow', 'forgetful']) {
    expect(rate(name)).toBeGreaterThan(0);
    expect(rate(name)).toBeLessThan(2);
  }
});
