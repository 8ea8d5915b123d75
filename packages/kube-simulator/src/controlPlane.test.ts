import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { deployment } from './__testUtils__/objects';
import { startSimulator, type RunningSimulator } from './startSimulator';

let clock: ManualClock;
let simulator: RunningSimulator;

beforeEach(async () => {
  clock = new ManualClock(Date.parse('2026-03-01T12:00:00Z'));
  simulator = await startSimulator({
    name: 'test',
    kruise: false,
    addOns: ['velero', 'cert-manager'],
    nodes: { count: 1, zones: ['a'] },
    clock,
  });
});

afterEach(() => simulator.stop());

const get = (path: string, query?: Record<string, string>) =>
  simulator.connection().request({ method: 'GET', path, query });

async function read<T>(path: string): Promise<T> {
  return (await (await get(path)).json()) as T;
}

async function leaseAge(name: string): Promise<number> {
  const { spec } = await read<{ spec: { renewTime: string } }>(
    `/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/${name}`,
  );
  return clock.now() - Date.parse(spec.renewTime);
}

const pods = () => simulator.store.list('pods');

describe('the control plane', () => {
  it.each(['kube-scheduler', 'kube-controller-manager'] as const)(
    'lets the lease of %s grow stale while it is stopped',
    async name => {
      await clock.advance(60_000);
      expect(await leaseAge(name)).toBeLessThanOrEqual(5_000);
      simulator.faults.stopComponent(name);
      await clock.advance(60_000);
      expect(await leaseAge(name)).toBeGreaterThanOrEqual(60_000);
      simulator.faults.startComponent(name);
      expect(await leaseAge(name)).toBe(0);
    },
  );

  it('leaves pods without a node while the scheduler is stopped', async () => {
    simulator.faults.stopComponent('kube-scheduler');
    simulator.store.create('deployments.apps', deployment('web') as never);
    await clock.advance(10_000);
    const nodes = () =>
      new Set(
        pods().map(({ spec }) => (spec as { nodeName?: string }).nodeName),
      );
    expect(pods().length).toBeGreaterThan(0);
    expect(nodes()).toEqual(new Set([undefined]));
    simulator.faults.startComponent('kube-scheduler');
    await clock.advance(10_000);
    expect(nodes()).toEqual(new Set(['node-1']));
  });

  it('makes no pods while the controller manager is stopped', async () => {
    simulator.faults.stopComponent('kube-controller-manager');
    simulator.store.create('deployments.apps', deployment('web') as never);
    await clock.advance(10_000);
    expect(pods()).toEqual([]);
    await simulator.faults.clear();
    await clock.advance(10_000);
    expect(pods().length).toBeGreaterThan(0);
  });

  it('fails one check of readiness on demand, and serves on', async () => {
    const takeBack = simulator.faults.failCheck('etcd');
    expect((await get('/readyz')).status).toBe(500);
    expect(await (await get('/readyz', { verbose: '' })).text()).toContain(
      '[-]etcd failed: reason withheld',
    );
    expect((await get('/api/v1/nodes')).status).toBe(200);
    takeBack();
    expect((await get('/readyz')).status).toBe(200);
  });

  it('lets everybody ask whether it is ready, and few for one check', async () => {
    const nobody = simulator.connection({ user: 'nobody' });
    const statusOf = async (path: string) =>
      (await nobody.request({ method: 'GET', path })).status;
    expect(await statusOf('/readyz')).toBe(200);
    expect(await statusOf('/readyz/etcd')).toBe(403);
  });

  it('tells its time with every answer', async () => {
    expect((await get('/version')).header('date')).toBe(
      'Sun, 01 Mar 2026 12:00:00 GMT',
    );
  });

  it('counts as two API servers, by its lease and by the endpoints of its service', async () => {
    const { items } = await read<{ items: readonly unknown[] }>(
      '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases',
    );
    const identities = items.filter(item =>
      JSON.stringify(item).includes('apiserver.kubernetes.io/identity'),
    );
    expect(identities).toHaveLength(2);
    const slice = await read<{ endpoints: readonly unknown[] }>(
      '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes',
    );
    expect(slice.endpoints).toHaveLength(2);
  });
});

describe('what is installed besides', () => {
  it.each([
    ['/api/v1', 'persistentvolumes'],
    [
      '/apis/admissionregistration.k8s.io/v1',
      'validatingwebhookconfigurations',
    ],
    ['/apis/apiregistration.k8s.io/v1', 'apiservices'],
    ['/apis/certificates.k8s.io/v1', 'certificatesigningrequests'],
    ['/apis/storage.k8s.io/v1', 'storageclasses'],
    ['/apis/velero.io/v1', 'schedules'],
    ['/apis/cert-manager.io/v1', 'certificates'],
  ])('%s serves %s', async (path, plural) => {
    const { resources } = await read<{
      resources: readonly { name: string }[];
    }>(path);
    expect(resources.map(({ name }) => name)).toContain(plural);
    expect((await get(`${path}/${plural}`)).status).toBe(200);
  });

  it('is unknown where it is not', async () => {
    const bare = await startSimulator({
      name: 'bare',
      kruise: false,
      nodes: [],
      clock,
    });
    const { status } = await bare
      .connection()
      .request({ method: 'GET', path: '/apis/velero.io/v1/backups' });
    await bare.stop();
    expect(status).toBe(404);
  });

  it('calls a webhook failing by default, as the API server does', async () => {
    const response = await simulator.connection().request({
      method: 'POST',
      path: '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
      body: {
        apiVersion: 'admissionregistration.k8s.io/v1',
        kind: 'ValidatingWebhookConfiguration',
        metadata: { name: 'policy' },
        webhooks: [
          {
            name: 'policy.example.com',
            clientConfig: { service: { namespace: 'default', name: 'policy' } },
            sideEffects: 'None',
            admissionReviewVersions: ['v1'],
          },
        ],
      },
    });
    expect(await response.json()).toMatchObject({
      webhooks: [{ failurePolicy: 'Fail', timeoutSeconds: 10 }],
    });
  });
});
