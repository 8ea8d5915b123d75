import { directConnection } from '@pilotage/fleet-node';
import { join } from 'node:path';
import type { RunningSimulator } from '../startSimulator';
import { mend, readMends } from './mends';
import { demoToken, startDemoFleet, type DemoFleet } from './startDemoFleet';

interface Loose {
  readonly metadata: {
    readonly name: string;
    readonly creationTimestamp: string;
  };
  readonly spec: {
    readonly replicas: number;
    readonly unschedulable?: boolean;
  };
  readonly status: {
    readonly availableReplicas?: number;
    readonly disruptionsAllowed?: number;
    readonly conditions?: readonly {
      readonly type: string;
      readonly reason: string;
    }[];
  };
  readonly revision: number;
}

const directory = join(__dirname, '../../../../examples/fleet');
let fleet: DemoFleet;
beforeAll(async () => {
  fleet = await startDemoFleet({ directory });
}, 240_000);
afterAll(() => fleet?.stop());

const cluster = (name: string): RunningSimulator =>
  fleet.simulators.find(simulator => simulator.name === name)!;

const portal = (name: string) =>
  directConnection({
    cluster: name,
    server: cluster(name).url,
    token: demoToken,
  });

async function list(name: string, path: string): Promise<readonly Loose[]> {
  const connection = portal(name);
  const response = await connection.request({ method: 'GET', path });
  const { items } = (await response.json()) as { items: readonly Loose[] };
  await connection.close();
  return items;
}

const deployments = '/apis/apps/v1/deployments';
const progressing = ({ status }: Loose) =>
  status.conditions?.find(({ type }) => type === 'Progressing')?.reason;

describe('startDemoFleet', () => {
  it('brings every workload up but those that are honestly wrong', async () => {
    const wrong: string[] = [];
    for (const { name } of fleet.simulators) {
      for (const path of [
        deployments,
        ...(name === 'test-1'
          ? []
          : ['/apis/apps.kruise.io/v1alpha1/clonesets']),
      ]) {
        for (const { metadata, spec, status } of await list(name, path)) {
          if (status.availableReplicas !== spec.replicas)
            wrong.push(`${name} ${metadata.name}`);
        }
      }
    }
    // Now ready, now not: it heals itself again and again.
    expect(wrong.filter(name => name !== 'prod-eu receipts')).toEqual([
      'prod-us image-resizer',
      'test-1 ledger',
      'test-1 search-indexer',
      'test-1 storefront',
    ]);
  });

  it('shows the stuck rollouts as past their deadline', async () => {
    const stuck = async (name: string) =>
      (await list(name, deployments))
        .filter(item => progressing(item) === 'ProgressDeadlineExceeded')
        .map(({ metadata }) => metadata.name);
    expect(await stuck('prod-us')).toEqual(['image-resizer']);
    expect(await stuck('test-1')).toEqual([
      'ledger',
      'search-indexer',
      'storefront',
    ]);
  });

  it('has revisions of different ages to go back to', async () => {
    const revisions = (
      await list('prod-eu', '/apis/apps/v1/namespaces/shop/controllerrevisions')
    ).filter(({ metadata }) => metadata.name.startsWith('checkout-'));
    expect(revisions.map(({ revision }) => revision).sort()).toEqual([1, 2, 3]);
    const ages = revisions.map(
      ({ metadata }) => Date.now() - Date.parse(metadata.creationTimestamp),
    );
    expect(Math.max(...ages) - Math.min(...ages)).toBeGreaterThan(8 * 60_000);
    expect(Math.min(...ages)).toBeGreaterThan(0);
  });

  it('has a cordoned node and a budget that never allows', async () => {
    const nodes = await list('prod-eu', '/api/v1/nodes');
    expect(
      nodes
        .filter(({ spec }) => spec.unschedulable)
        .map(({ metadata }) => metadata.name),
    ).toEqual(['node-8']);
    const budgets = await list(
      'prod-eu',
      '/apis/policy/v1/poddisruptionbudgets',
    );
    expect(
      budgets
        .filter(({ status }) => status.disruptionsAllowed === 0)
        .map(({ metadata }) => metadata.name),
    ).toEqual(['fraud-check']);
  });

  it('has a canary of one sidecar half way, another held up, and one pod astray', async () => {
    const sidecarSets = async (name: string) =>
      Object.fromEntries(
        (await list(name, '/apis/apps.kruise.io/v1alpha1/sidecarsets')).map(
          ({ metadata, status }) => [metadata.name, status],
        ),
      );
    const half = (await sidecarSets('prod-eu'))['log-agent'];
    const { matchedPods, updatedPods } = half as Record<string, number>;
    expect(updatedPods! / matchedPods!).toBeCloseTo(0.5, 0);
    expect(updatedPods).toBeLessThan(matchedPods!);
    const held = (await sidecarSets('prod-us'))['mesh-proxy'];
    // Injected before the environment changed: only new pods get the new proxy.
    expect(held).toMatchObject({ matchedPods: 202, updatedPods: 192 });
    const astray = (
      await list('prod-us', '/api/v1/namespaces/shop/pods')
    ).filter(pod => JSON.stringify(pod.spec).includes('log-agent:1.9.0'));
    expect(astray).toHaveLength(1);
    const bare = (await list('prod-eu', '/api/v1/namespaces/pay/pods')).filter(
      ({ metadata, spec }) =>
        metadata.name.startsWith('ledger-') &&
        !metadata.name.startsWith('ledger-import') &&
        !JSON.stringify(spec).includes('log-agent'),
    );
    expect(bare).toHaveLength(3);
  });

  it('goes on in real time', async () => {
    const connection = portal('prod-eu');
    const path = '/apis/apps/v1/namespaces/pay/deployments/ledger';
    await connection.request({
      method: 'PATCH',
      path,
      contentType: 'application/merge-patch+json',
      body: { spec: { replicas: 4 } },
    });
    const ended = new Promise<number>(resolve => {
      const unsubscribe = cluster('prod-eu').store.subscribe(
        'deployments.apps',
        ({ object }) => {
          const { metadata, status } = object as unknown as Loose;
          if (metadata.name !== 'ledger' || status.availableReplicas !== 4)
            return;
          unsubscribe();
          resolve(status.availableReplicas);
        },
      );
    });
    expect(await ended).toBe(4);
    await connection.close();
  });

  it('is whole again when everything that is wrong on purpose is mended', async () => {
    for (const wrong of await readMends(directory)) {
      await mend(wrong, fleet.simulators);
    }
    const [nodes, budgets, pods] = [
      await list('prod-eu', '/api/v1/nodes'),
      await list('prod-eu', '/apis/policy/v1/poddisruptionbudgets'),
      await list('prod-eu', '/api/v1/namespaces/pay/pods'),
    ];
    expect(nodes.filter(({ spec }) => spec.unschedulable)).toEqual([]);
    const budget = budgets.find(
      ({ metadata }) => metadata.name === 'fraud-check',
    );
    expect(budget?.spec).toMatchObject({ maxUnavailable: 1 });
    expect(pods.map(({ metadata }) => metadata.name)).not.toContain(
      'ledger-import',
    );
    expect(cluster('prod-us').kubelet!.rules.troublesOf('node-5').size).toBe(0);
  });
});
