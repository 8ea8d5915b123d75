import { cloneSet, deployment } from './__testUtils__/objects';
import { startSimulator, type RunningSimulator } from './startSimulator';

const merge = 'application/merge-patch+json';

/** A typed client as any user of the API has it. */
async function clients(simulator: RunningSimulator, person = 'admin') {
  const k8s = await import('@kubernetes/client-node');
  const config = new k8s.KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: 'c', server: simulator.url, skipTLSVerify: true }],
    users: [{ name: 'u', token: simulator.tokens[person] }],
    contexts: [{ name: 'c', cluster: 'c', user: 'u' }],
    currentContext: 'c',
  });
  return {
    core: config.makeApiClient(k8s.CoreV1Api),
    apps: config.makeApiClient(k8s.AppsV1Api),
    version: config.makeApiClient(k8s.VersionApi),
    watch: new k8s.Watch(config),
  };
}

describe('startSimulator', () => {
  let simulator: RunningSimulator;

  beforeEach(async () => {
    simulator = await startSimulator({
      name: 'test',
      kruise: true,
      nodes: { count: 3, zones: ['a', 'b'] },
      kubelet: { timing: { startMs: 10 } },
    });
  });

  afterEach(() => simulator.stop());

  it('says that it is a simulator, in a version clients can parse', async () => {
    const { version } = await clients(simulator);
    const { major, minor, gitVersion } = await version.getCode();
    expect([major, minor]).toEqual(['1', '34']);
    expect(gitVersion).toContain('simulator');
    const { core } = await clients(simulator);
    const { metadata } = await core.readNamespace({ name: 'default' });
    expect(metadata?.annotations?.['pilotage.dev/simulated-by']).toContain(
      'nothing here is real',
    );
  });

  it('serves what client-node creates, lists and deletes', async () => {
    const { apps } = await clients(simulator);
    const body = deployment('api') as never;
    await apps.createNamespacedDeployment({ namespace: 'default', body });
    const { items } = await apps.listNamespacedDeployment({
      namespace: 'default',
    });
    expect(items.map(item => item.metadata?.name)).toEqual(['api']);
    await apps.deleteNamespacedDeployment({
      namespace: 'default',
      name: 'api',
    });
    await expect(
      apps.readNamespacedDeployment({ namespace: 'default', name: 'api' }),
    ).rejects.toMatchObject({ code: 404 });
  });

  it('runs a CloneSet up to ready pods on its nodes', async () => {
    const connection = simulator.connection();
    const ready = new Promise<void>(resolve => {
      simulator.store.subscribe('clonesets.apps.kruise.io', ({ object }) => {
        const { readyReplicas } = (object.status ?? {}) as {
          readyReplicas?: number;
        };
        if (readyReplicas === 3) resolve();
      });
    });
    await connection.request({
      method: 'POST',
      path: '/apis/apps.kruise.io/v1alpha1/namespaces/default/clonesets',
      body: cloneSet('api'),
    });
    await ready;
    const pods = simulator.store.list('pods', { namespace: 'default' });
    const nodes = pods.map(
      ({ spec }) => (spec as { nodeName: string }).nodeName,
    );
    expect(new Set(nodes).size).toBe(3);
    const log = await connection.request({
      method: 'GET',
      path: `/api/v1/namespaces/default/pods/${pods[0]!.metadata.name}/log`,
    });
    expect(log.status).toBe(200);
    expect(await log.text()).not.toBe('');
  });

  it.each([
    [
      'nobody',
      403,
      /^pods is forbidden: User "nobody" cannot list resource "pods" in API group "" in the namespace "default"$/,
    ],
    ['viewer', 200, /PodList/],
  ])('answers %s with %d', async (user, status, text) => {
    const response = await simulator
      .connection({ user })
      .request({ method: 'GET', path: '/api/v1/namespaces/default/pods' });
    expect(response.status).toBe(status);
    const body = (await response.json()) as { kind: string; message?: string };
    expect(body.message ?? body.kind).toMatch(text);
  });

  it('refuses a wrong token on the socket', async () => {
    const { core } = await clients({
      ...simulator,
      tokens: { admin: 'wrong' },
    });
    await expect(core.listNamespace()).rejects.toMatchObject({ code: 401 });
  });

  describe('faults', () => {
    const request = (timeoutMs?: number) =>
      simulator
        .connection()
        .request({ method: 'GET', path: '/version', timeoutMs });

    it('answer as told, as often as told', async () => {
      simulator.faults.answer({
        path: /^\/version$/,
        status: 429,
        retryAfter: 3,
        times: 1,
      });
      const hit = await request();
      expect([hit.status, hit.header('retry-after')]).toEqual([429, '3']);
      expect((await request()).status).toBe(200);
    });

    it('swallow requests while paused and answer them afterwards', async () => {
      simulator.faults.pause();
      await expect(request(50)).rejects.toThrow('no answer within 50 ms');
      const waiting = request();
      simulator.faults.resume();
      expect((await waiting).status).toBe(200);
    });

    it('close the port and open the same one again', async () => {
      const { version } = await clients(simulator);
      const { url } = simulator;
      await simulator.faults.refuse();
      await expect(version.getCode()).rejects.toThrow();
      await simulator.faults.listen();
      expect(simulator.url).toBe(url);
      expect((await version.getCode()).major).toBe('1');
    });
  });

  it('records the manager a client names', async () => {
    simulator.store.create('deployments.apps', deployment('api'), {
      manager: 'kubectl',
    });
    const response = await simulator.connection().request({
      method: 'PATCH',
      path: '/apis/apps/v1/namespaces/default/deployments/api',
      query: { fieldManager: 'argocd-controller' },
      contentType: merge,
      body: { spec: { replicas: 1 } },
    });
    const { metadata } = (await response.json()) as {
      metadata: { managedFields: { manager: string; fieldsV1: unknown }[] };
    };
    expect(
      metadata.managedFields.find(
        ({ manager }) => manager === 'argocd-controller',
      )?.fieldsV1,
    ).toEqual({ 'f:spec': { 'f:replicas': {} } });
  });

  it('respects a disruption budget in an eviction', async () => {
    const { store } = simulator;
    store.create('pods', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p', namespace: 'default', labels: { app: 'api' } },
      spec: { containers: [{ name: 'app', image: 'shop/api:1' }] },
    });
    const running = new Promise<void>(resolve => {
      store.subscribe('pods', ({ object }) => {
        if ((object.status as { phase: string }).phase === 'Running') resolve();
      });
    });
    await running;
    store.create('poddisruptionbudgets.policy', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'b', namespace: 'default' },
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'api' } } },
    });
    const response = await simulator.connection().request({
      method: 'POST',
      path: '/api/v1/namespaces/default/pods/p/eviction',
      body: {
        apiVersion: 'policy/v1',
        kind: 'Eviction',
        metadata: { name: 'p' },
      },
    });
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({
      reason: 'TooManyRequests',
      message:
        "Cannot evict pod as it would violate the pod's disruption budget.",
    });
  });
});
