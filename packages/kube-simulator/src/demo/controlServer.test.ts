import {
  ClusterUnreachableError,
  directConnection,
} from '@pilotage/fleet-node';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator, type RunningSimulator } from '../startSimulator';
import { startControlServer } from './controlServer';
import { FleetControl } from './FleetControl';

let simulator: RunningSimulator;
let server: Server;

beforeAll(async () => {
  simulator = await startSimulator({
    name: 'one',
    kruise: false,
    nodes: { count: 2, zones: ['a'] },
  });
  const mends = [
    {
      name: 'cordon',
      what: 'node-1 is cordoned',
      steps: [
        {
          cluster: 'one',
          patch: {
            apiVersion: 'v1',
            kind: 'Node',
            metadata: { name: 'node-1' },
          },
          body: { spec: { unschedulable: null } },
        },
      ],
    },
  ];
  server = await startControlServer(new FleetControl([simulator], mends), 0);
});

afterAll(async () => {
  server?.close();
  await simulator?.stop();
});

async function control(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
) {
  const { port } = server.address() as AddressInfo;
  const connection = directConnection({
    cluster: 'control',
    server: `http://127.0.0.1:${port}`,
  });
  const response = await connection.request({ method, path, body });
  const answer = { status: response.status, body: await response.json() };
  await connection.close();
  return answer;
}

/** Status of a request over the cluster's own port. */
async function statusOf(path: string): Promise<number> {
  const connection = directConnection({
    cluster: 'one',
    server: simulator.url,
    token: simulator.tokens.admin,
  });
  try {
    return (await connection.request({ method: 'GET', path })).status;
  } finally {
    await connection.close();
  }
}

it('lets a cluster go away and come back', async () => {
  await control('POST', '/faults/one/away');
  await expect(statusOf('/api/v1/nodes')).rejects.toThrow(
    ClusterUnreachableError,
  );
  await control('POST', '/faults/one/back');
  expect(await statusOf('/api/v1/nodes')).toBe(200);
});

it('adds rules for containers and takes them back', async () => {
  const { rules } = simulator.kubelet!;
  const target = {
    namespace: 'shop',
    pod: 'cart-1',
    container: 'main',
    node: 'node-1',
    image: 'cart:1',
  };
  const added = await control('POST', '/rules', {
    cluster: 'one',
    match: { pod: '/^cart-/' },
    behaviour: 'never-ready',
  });
  expect(added.status).toBe(200);
  expect(rules.behaviourOf(target)).toBe('never-ready');
  const { id } = added.body as { id: number };
  await control('DELETE', `/rules/${id}`);
  expect(rules.behaviourOf(target)).toBeUndefined();
});

it('silences a node and wakes it', async () => {
  const { rules } = simulator.kubelet!;
  await control('POST', '/nodes/one/node-2/silent');
  expect(rules.isSilent('node-2')).toBe(true);
  await control('POST', '/nodes/one/node-2/alive');
  expect(rules.isSilent('node-2')).toBe(false);
});

it('reports trouble of a node and takes it back', async () => {
  const { rules } = simulator.kubelet!;
  await control('POST', '/nodes/one/node-2/disk-pressure');
  expect([...rules.troublesOf('node-2')]).toEqual(['DiskPressure']);
  await control('POST', '/nodes/one/node-2/relieved');
  expect(rules.troublesOf('node-2').size).toBe(0);
});

it('stops the scheduler and starts another', async () => {
  const holder = () =>
    simulator.store.get('leases.coordination.k8s.io', {
      namespace: 'kube-system',
      name: 'kube-scheduler',
    })?.spec as { holderIdentity: string };
  const before = holder().holderIdentity;
  await control('POST', '/components/one/kube-scheduler/stopped');
  await control('POST', '/components/one/kube-scheduler/started');
  expect(holder().holderIdentity).not.toBe(before);
});

it('fails a check and lets it pass', async () => {
  await control('POST', '/checks/one/etcd/failing');
  expect(await statusOf('/readyz')).toBe(500);
  await control('POST', '/checks/one/etcd/passing');
  expect(await statusOf('/readyz')).toBe(200);
});

it('tells what can be mended, and mends it', async () => {
  const isCordoned = () =>
    (
      simulator.store.get('nodes', { name: 'node-1' })?.spec as {
        unschedulable?: boolean;
      }
    ).unschedulable === true;
  simulator.store.patch('nodes', { name: 'node-1' }, node => ({
    ...node,
    spec: { ...(node.spec as object), unschedulable: true },
  }));
  expect((await control('GET', '/mend')).body).toEqual([
    { name: 'cordon', what: 'node-1 is cordoned' },
  ]);
  expect(isCordoned()).toBe(true);
  expect((await control('POST', '/mend/cordon')).status).toBe(200);
  expect(isCordoned()).toBe(false);
});

it.each([
  ['POST', '/mend/everything', undefined, 404],
  ['POST', '/components/one/kubelet/stopped', undefined, 404],
  ['POST', '/checks/one/etcd/odd', undefined, 404],
  ['POST', '/faults/nowhere/away', undefined, 404],
  ['POST', '/faults/one/explode', undefined, 404],
  ['DELETE', '/rules/99', undefined, 404],
  [
    'POST',
    '/rules',
    { cluster: 'one', match: { pod: '/(/' }, behaviour: 'never-ready' },
    400,
  ],
] as const)('refuses %s %s', async (method, path, body, status) => {
  expect((await control(method, path, body)).status).toBe(status);
});
