import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { MemoryApi } from './__testUtils__/memoryApi';
import type { FakeKubelet } from './fakeKubelet';
import type { Pod } from './pod/podTypes';
import { startFakeKubelet, type FakeKubeletOptions } from './startFakeKubelet';

const podPath = (name: string) => `/api/v1/namespaces/shop/pods/${name}`;
const nodePath = (name: string) => `/api/v1/nodes/${name}`;
const leasePath = (name: string) =>
  `/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${name}`;

const clock = new ManualClock(Date.UTC(2026, 0, 1));
const started: FakeKubelet[] = [];
let problems: string[] = [];

async function start(
  api: MemoryApi,
  options: Partial<FakeKubeletOptions> = {},
): Promise<FakeKubelet> {
  problems = [];
  const kubelet = await startFakeKubelet({
    connection: api,
    nodes: [
      { name: 'node-1', zone: 'a' },
      { name: 'node-2', zone: 'b' },
    ],
    clock,
    onProblem: problem => problems.push(problem),
    ...options,
    timing: { jitter: 0, ...options.timing },
  });
  started.push(kubelet);
  return kubelet;
}

function addPod(
  api: MemoryApi,
  name: string,
  image = 'shop/api:1',
  nodeName = 'node-1',
) {
  return api.put(podPath(name), {
    spec: { nodeName, containers: [{ name: 'app', image }] },
    status: { phase: 'Pending' },
  });
}

const pod = (api: MemoryApi, name: string) => api.get<Pod>(podPath(name));
const isReady = (api: MemoryApi, name: string, path = podPath(name)) =>
  api.get<Pod>(path).status?.conditions?.find(({ type }) => type === 'Ready')
    ?.status === 'True';

afterEach(async () => {
  await Promise.all(started.splice(0).map(kubelet => kubelet.stop()));
});

describe('nodes', () => {
  it('are there, ready and described, when the start is over', async () => {
    const api = new MemoryApi();
    await start(api, {
      nodes: { count: 3, zones: ['a', 'b'], prefix: 'worker' },
    });
    expect(
      api.list('/api/v1/nodes').map(({ metadata }) => metadata.labels),
    ).toEqual([
      expect.objectContaining({
        'topology.kubernetes.io/zone': 'a',
        'kubernetes.io/hostname': 'worker-1',
      }),
      expect.objectContaining({ 'topology.kubernetes.io/zone': 'b' }),
      expect.objectContaining({
        'topology.kubernetes.io/zone': 'a',
        'node.kubernetes.io/instance-type': 'standard-16',
      }),
    ]);
    expect(isReady(api, '', nodePath('worker-3'))).toBe(true);
    expect(api.get(nodePath('worker-1')).status).toMatchObject({
      capacity: { pods: '500' },
      allocatable: { cpu: '32' },
      addresses: [
        { type: 'InternalIP', address: '172.18.0.2' },
        { type: 'Hostname' },
      ],
    });
  });

  it('that exist already are taken over', async () => {
    const api = new MemoryApi();
    api.put(nodePath('node-1'), { metadata: { labels: { kept: 'yes' } } });
    await start(api);
    expect(api.get(nodePath('node-1')).metadata.labels).toEqual({
      kept: 'yes',
    });
    expect(isReady(api, '', nodePath('node-1'))).toBe(true);
  });

  it('renew their lease every ten seconds', async () => {
    const api = new MemoryApi();
    await start(api);
    const renewed = () =>
      (api.get(leasePath('node-1')).spec as { renewTime: string }).renewTime;
    const before = Date.parse(renewed());
    await clock.advance(10_000);
    expect(Date.parse(renewed())).toBeGreaterThan(before);
    expect(renewed()).toMatch(/\.\d{6}Z$/);
    const sent = api.sent('PATCH', 'leases/node-1').length;
    await clock.advance(60_000);
    expect(api.sent('PATCH', 'leases/node-1').length).toBe(sent + 6);
  });

  it('say that they are there when somebody has given them up', async () => {
    const api = new MemoryApi();
    await start(api);
    await clock.advance(0);
    api.change(nodePath('node-1'), {
      status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
    });
    await clock.advance(0);
    expect(isReady(api, '', nodePath('node-1'))).toBe(true);
  });

  it('report what is wrong with them, and that it is over', async () => {
    const api = new MemoryApi();
    const { rules } = await start(api);
    const conditions = () => {
      const { status } = api.get(nodePath('node-1')) as {
        status?: { conditions: { type: string; status: string }[] };
      };
      return Object.fromEntries(
        (status?.conditions ?? []).map(({ type, status: is }) => [type, is]),
      );
    };
    rules.troubleNode('node-1', 'DiskPressure');
    rules.troubleNode('node-1', 'NotReady');
    await clock.advance(0);
    expect(conditions()).toEqual({
      MemoryPressure: 'False',
      DiskPressure: 'True',
      PIDPressure: 'False',
      Ready: 'False',
    });
    rules.relieveNode('node-1');
    await clock.advance(0);
    expect(conditions()).toMatchObject({
      DiskPressure: 'False',
      Ready: 'True',
    });
  });

  it('cannot be registered: the start fails', async () => {
    const api = new MemoryApi();
    api.intercept = () => 403;
    await expect(start(api)).rejects.toThrow('POST /api/v1/nodes: 403');
  });
});

describe('pods', () => {
  it('start, restart in place and keep their address', async () => {
    const api = new MemoryApi();
    await start(api);
    addPod(api, 'api-1');
    await clock.advance(700);
    expect(isReady(api, 'api-1')).toBe(true);
    const { podIP } = pod(api, 'api-1').status ?? {};
    api.change(podPath('api-1'), {
      spec: { containers: [{ name: 'app', image: 'shop/api:2' }] },
    });
    await clock.advance(700);
    expect(pod(api, 'api-1').status?.containerStatuses?.[0]).toMatchObject({
      image: 'shop/api:2',
      restartCount: 1,
    });
    expect(pod(api, 'api-1').status?.podIP).toBe(podIP);
    expect(problems).toEqual([]);
  });

  it('of other nodes, and of none, are left alone', async () => {
    const api = new MemoryApi();
    await start(api);
    addPod(api, 'foreign', 'shop/api:1', 'real-node');
    api.put(podPath('unscheduled'), {
      spec: { containers: [{ name: 'app', image: 'a' }] },
    });
    await clock.advance(5_000);
    expect(pod(api, 'foreign').status?.phase).toBe('Pending');
    expect(pod(api, 'unscheduled').status).toBeUndefined();
  });

  it('each have an address of their own, and hand it back', async () => {
    const api = new MemoryApi();
    await start(api);
    for (let n = 0; n < 300; n += 1) addPod(api, `api-${n}`);
    await clock.advance(1_000);
    const ips = api
      .list('/api/v1/pods')
      .map(object => (object as unknown as Pod).status?.podIP);
    expect(new Set(ips).size).toBe(300);
    expect(ips).not.toContain(undefined);
  });

  it('go when they are deleted', async () => {
    const api = new MemoryApi();
    await start(api);
    addPod(api, 'api-1');
    await clock.advance(700);
    api.change(podPath('api-1'), {
      metadata: { deletionTimestamp: '2026-01-01T00:01:00Z' },
    });
    await clock.advance(1_000);
    expect(api.find(podPath('api-1'))).toBeUndefined();
    expect(api.sent('DELETE', '/pods/').map(({ body }) => body)).toEqual([
      expect.objectContaining({
        gracePeriodSeconds: 0,
        preconditions: { uid: expect.any(String) },
      }),
    ]);
  });

  it('are written once per change, not once per event', async () => {
    const api = new MemoryApi();
    await start(api);
    addPod(api, 'api-1');
    for (let n = 0; n < 20; n += 1) {
      api.change(podPath('api-1'), { metadata: { labels: { n: String(n) } } });
    }
    await clock.advance(5_000);
    expect(api.sent('PATCH', '/pods/').length).toBe(1);
  });

  it('are written by no more than so many requests at once', async () => {
    const api = new MemoryApi();
    await start(api, { timing: { maxInFlight: 5, normalEventsPerSecond: 0 } });
    for (let n = 0; n < 100; n += 1) addPod(api, `api-${n}`);
    api.mostInFlight = 0;
    api.latency = () =>
      new Promise(resolve => {
        clock.setTimeout(resolve, 100);
      });
    await clock.advance(5_000);
    expect(api.mostInFlight).toBe(5);
    expect(api.sent('PATCH', '/pods/').length).toBe(100);
  });

  it('are written again after a failure, which is reported', async () => {
    const api = new MemoryApi();
    await start(api);
    let left = 3;
    api.intercept = ({ path }) => {
      if (!path.includes('/pods/') || left === 0) return undefined;
      left -= 1;
      return 503;
    };
    addPod(api, 'api-1');
    await clock.advance(700);
    expect(problems).toEqual([expect.stringContaining('pod shop/api-1: 503')]);
    await clock.advance(5_000);
    expect(isReady(api, 'api-1')).toBe(true);
  });

  it('of the same name are not mistaken for each other', async () => {
    const api = new MemoryApi();
    await start(api);
    const { metadata } = addPod(api, 'api-1');
    api.intercept = ({ path, method }) => {
      // The namesake appears between the decision and the write.
      if (
        method === 'PATCH' &&
        path.includes('/pods/') &&
        api.get(podPath('api-1')).metadata.uid === metadata.uid
      ) {
        api.put(podPath('api-1'), {
          metadata: { uid: 'other' },
          spec: {},
          status: { phase: 'Pending' },
        });
      }
      return undefined;
    };
    await clock.advance(700);
    expect(api.sent('PATCH', '/pods/api-1/status').length).toBeGreaterThan(0);
    expect(pod(api, 'api-1').status).toEqual({ phase: 'Pending' });
  });
});

describe('rules', () => {
  it('act on pods that run, and end', async () => {
    const api = new MemoryApi();
    const { rules } = await start(api);
    addPod(api, 'api-1');
    addPod(api, 'api-2');
    await clock.advance(700);
    const end = rules.add({
      match: { pod: 'api-1' },
      behaviour: 'never-ready',
    });
    await clock.advance(100);
    expect([isReady(api, 'api-1'), isReady(api, 'api-2')]).toEqual([
      false,
      true,
    ]);
    end();
    await clock.advance(100);
    expect(isReady(api, 'api-1')).toBe(true);
  });

  it('given at the start are in force', async () => {
    const api = new MemoryApi();
    await start(api, {
      rules: [{ match: { node: 'node-2' }, behaviour: 'never-ready' }],
    });
    addPod(api, 'api-1', 'shop/api:1', 'node-1');
    addPod(api, 'api-2', 'shop/api:1', 'node-2');
    await clock.advance(1_000);
    expect([isReady(api, 'api-1'), isReady(api, 'api-2')]).toEqual([
      true,
      false,
    ]);
  });

  it('a silent node does nothing until it is revived', async () => {
    const api = new MemoryApi();
    const { rules } = await start(api);
    rules.silenceNode('node-1');
    addPod(api, 'api-1', 'shop/api:1', 'node-1');
    addPod(api, 'api-2', 'shop/api:1', 'node-2');
    await clock.advance(5_000);
    const renewed = () =>
      (api.get(leasePath('node-1')).spec as { renewTime: string }).renewTime;
    const before = renewed();
    api.change(nodePath('node-1'), {
      status: { conditions: [{ type: 'Ready', status: 'Unknown' }] },
    });
    await clock.advance(60_000);
    expect(renewed()).toBe(before);
    expect(isReady(api, '', nodePath('node-1'))).toBe(false);
    expect([
      pod(api, 'api-1').status?.phase,
      pod(api, 'api-2').status?.phase,
    ]).toEqual(['Pending', 'Running']);
    rules.reviveNode('node-1');
    await clock.advance(1_000);
    expect(renewed()).not.toBe(before);
    expect(isReady(api, '', nodePath('node-1'))).toBe(true);
    expect(isReady(api, 'api-1')).toBe(true);
  });
});

describe('events', () => {
  const events = (api: MemoryApi) =>
    api.list('/api/v1/events') as unknown as {
      reason: string;
      count: number;
      involvedObject: object;
    }[];

  it('are written like a kubelet writes them, and counted', async () => {
    const api = new MemoryApi();
    await start(api);
    addPod(api, 'api-1', 'shop/api:crash');
    await clock.advance(60_000);
    const backOff = events(api).filter(({ reason }) => reason === 'BackOff');
    expect(backOff).toEqual([
      expect.objectContaining({
        type: 'Warning',
        source: { component: 'kubelet', host: 'node-1' },
        involvedObject: expect.objectContaining({
          kind: 'Pod',
          name: 'api-1',
          fieldPath: 'spec.containers{app}',
        }),
      }),
    ]);
    expect(backOff[0]?.count).toBeGreaterThan(3);
    expect(new Set(events(api).map(({ reason }) => reason))).toEqual(
      new Set(['Pulling', 'Pulled', 'Created', 'Started', 'BackOff']),
    );
  });

  it('of type Normal are limited in rate, Warnings are not', async () => {
    const api = new MemoryApi();
    await start(api, { timing: { normalEventsPerSecond: 1 } });
    for (let n = 0; n < 50; n += 1)
      addPod(api, `api-${n}`, 'shop/api:bad-pull');
    await clock.advance(1_000);
    const reasons = events(api).map(({ reason }) => reason);
    expect(
      reasons.filter(reason => reason === 'Pulling').length,
    ).toBeLessThanOrEqual(6);
    expect(reasons.filter(reason => reason === 'Failed').length).toBe(100);
  });

  it('that cannot be written hold nothing up', async () => {
    const api = new MemoryApi();
    await start(api);
    api.intercept = ({ path }) => (path.endsWith('/events') ? 403 : undefined);
    addPod(api, 'api-1');
    await clock.advance(700);
    expect(isReady(api, 'api-1')).toBe(true);
  });
});

describe('logs', () => {
  it('tell of the run that is and the one before', async () => {
    const api = new MemoryApi();
    const kubelet = await start(api);
    addPod(api, 'api-1');
    await clock.advance(700);
    api.change(podPath('api-1'), {
      spec: { containers: [{ name: 'app', image: 'shop/api:2' }] },
    });
    await clock.advance(20_000);
    const lines = kubelet.podLogs('shop', 'api-1', 'app');
    expect(lines[0]).toContain('starting app version=2');
    expect(lines[1]).toContain('listening on :8080 version=2');
    expect(kubelet.podLogs('shop', 'api-1', 'app', { tailLines: 1 })).toEqual(
      lines.slice(-1),
    );
    expect(
      kubelet.podLogs('shop', 'api-1', 'app', { sinceSeconds: 6 }),
    ).toEqual(lines.slice(-1));
    expect(
      kubelet.podLogs('shop', 'api-1', 'app', { previous: true }).at(-1),
    ).toContain('shutting down');
  });

  it('of a crash end with the reason', async () => {
    const api = new MemoryApi();
    const kubelet = await start(api);
    addPod(api, 'api-1', 'shop/api:crash');
    await clock.advance(5_000);
    expect(kubelet.podLogs('shop', 'api-1', 'app').at(-1)).toContain(
      'FATAL config: PAYMENTS_URL is not set',
    );
  });

  it.each([
    ['nobody', 'app', false, 404],
    ['api-1', 'other', false, 404],
    ['api-1', 'app', true, 400],
    ['waiting', 'app', false, 400],
  ])(
    'of %s/%s (previous: %s) cannot be had: %d',
    async (name, container, previous, status) => {
      const api = new MemoryApi();
      const kubelet = await start(api);
      addPod(api, 'api-1');
      addPod(api, 'waiting', 'shop/api:bad-pull');
      await clock.advance(1_000);
      expect(() =>
        kubelet.podLogs('shop', name, container, { previous }),
      ).toThrow(
        expect.objectContaining({ name: 'LogUnavailableError', status }),
      );
    },
  );
});

describe('OpenKruise', () => {
  const imagePath = '/apis/apps.kruise.io/v1alpha1/nodeimages/node-1';
  const requestPath =
    '/apis/apps.kruise.io/v1alpha1/namespaces/shop/containerrecreaterequests/again';

  it('is asked for, and not followed when it is not installed', async () => {
    const api = new MemoryApi();
    await start(api);
    await clock.advance(1_000);
    expect(
      api.sent('GET', '/apis/apps.kruise.io').map(({ path }) => path),
    ).toEqual(['/apis/apps.kruise.io', '/apis/apps.kruise.io']);
    expect(problems).toEqual([]);
  });

  it('images are pulled ahead', async () => {
    const api = new MemoryApi({ kruise: true });
    await start(api);
    api.put(imagePath, {
      spec: { images: { 'shop/api': { tags: [{ tag: '2', version: 7 }] } } },
    });
    await clock.advance(1_000);
    expect(api.get(imagePath).status).toMatchObject({
      desired: 1,
      succeeded: 1,
      imageStatuses: {
        'shop/api': { tags: [{ tag: '2', version: 7, phase: 'Succeeded' }] },
      },
    });
  });

  it('containers are recreated on request', async () => {
    const api = new MemoryApi({ kruise: true });
    await start(api);
    const { metadata } = addPod(api, 'api-1');
    await clock.advance(1_000);
    const before = pod(api, 'api-1').status?.containerStatuses?.[0]
      ?.containerID;
    api.put(requestPath, {
      metadata: {
        labels: {
          'crr.apps.kruise.io/pod-uid': metadata.uid,
          'crr.apps.kruise.io/node-name': 'node-1',
        },
      },
      spec: {
        podName: 'api-1',
        containers: [{ name: 'app', statusContext: { containerID: before } }],
      },
    });
    await clock.advance(2_000);
    expect(api.get(requestPath).status).toMatchObject({
      phase: 'Completed',
      containerRecreateStates: [{ name: 'app', phase: 'Succeeded' }],
    });
    expect(pod(api, 'api-1').status?.containerStatuses?.[0]).toMatchObject({
      restartCount: 1,
      ready: true,
    });
  });

  it('of a silent node answers nothing', async () => {
    const api = new MemoryApi({ kruise: true });
    const { rules } = await start(api);
    rules.silenceNode('node-1');
    api.put(imagePath, {
      spec: { images: { 'shop/api': { tags: [{ tag: '2', version: 7 }] } } },
    });
    await clock.advance(5_000);
    expect(api.get(imagePath).status).toBeUndefined();
    rules.reviveNode('node-1');
    await clock.advance(1_000);
    expect(api.get(imagePath).status).toMatchObject({ succeeded: 1 });
  });
});

it('stops: nothing is asked or written any more', async () => {
  const api = new MemoryApi({ kruise: true });
  const kubelet = await start(api);
  addPod(api, 'api-1', 'shop/api:crash');
  await clock.advance(1_000);
  await kubelet.stop();
  const sent = api.requests.length;
  addPod(api, 'api-2');
  await clock.advance(600_000);
  expect(api.requests.length).toBe(sent);
});
