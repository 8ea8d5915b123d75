import type { KubeObject } from '@pilotage/fleet-node';
import { startFleetModel, staticAccess } from '@pilotage/fleet-node';
import {
  faultyConnection,
  MemoryCluster,
} from '@pilotage/fleet-node/testUtils';
import type { ClusterSummary } from '@pilotage/plugin-cluster-health-common';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const faults = ['black-hole', 'refusing', 'slow', 'forgetful'] as const;
const healthy = Array.from({ length: 46 }, (_, i) => `healthy-${i}`);

const node = (cordoned: boolean): KubeObject => ({
  metadata: { name: 'node-1', uid: 'node-1', resourceVersion: '1' },
  spec: cordoned ? { unschedulable: true } : {},
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
});

describe('fifty clusters, four of them faulty', () => {
  const clusters = new Map(
    [...healthy, ...faults].map(name => [name, new MemoryCluster(name)]),
  );
  for (const cluster of clusters.values()) {
    cluster.put('/api/v1/nodes', node(false));
  }
  const access = staticAccess([
    ...healthy.map(name => clusters.get(name)!),
    ...faults.map(fault =>
      faultyConnection(clusters.get(fault)!, fault, { slowMs: 500 }),
    ),
  ]);
  const model = startFleetModel({ access });
  let portal: Portal;
  let page: ReturnType<Portal['fleet']>;

  beforeAll(async () => {
    portal = await startPortal({ fleet: { model, access } });
    page = portal.fleet();
  });
  afterAll(async () => {
    page?.close();
    await portal?.stop();
    await model.stop();
  });

  function summary(name: string): ClusterSummary | undefined {
    const section = page.sections.get(`cluster/${name}`);
    return section?.type === 'cluster' ? section.cluster : undefined;
  }
  const stateOf = (name: string) => summary(name)?.status.condition.state;

  it('opens at once with all of them', async () => {
    await page.until(() => page.topic?.clusters.total === 50);
    expect(page.frames[0]?.type).toBe('snapshot');
  });

  it('shows the others as they are, and the faulty ones as unknown', async () => {
    await page.until(
      () =>
        healthy.every(name => stateOf(name) === 'live') &&
        stateOf('refusing') === 'forbidden',
    );
    expect(stateOf('black-hole')).not.toBe('live');
    expect(summary('black-hole')).toMatchObject({
      health: 'unknown',
      serving: { state: 'unknown' },
      nodes: { known: false },
    });
    expect(summary('refusing')).toMatchObject({
      serving: { state: 'unknown' },
      nodes: { known: false },
    });
  });

  it('goes on telling what happens on the others', async () => {
    for (const name of healthy) {
      clusters.get(name)!.put('/api/v1/nodes', node(true));
    }
    await page.until(() =>
      healthy.every(name => {
        const nodes = summary(name)?.nodes;
        return nodes?.known === true && nodes.value.cordoned === 1;
      }),
    );
    expect(healthy.map(stateOf)).toEqual(healthy.map(() => 'live'));
  });
});
