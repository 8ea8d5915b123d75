import { createDeployment, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import {
  shownCauses,
  shownCluster,
  startPortal,
} from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('the pages', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;

  beforeAll(async () => {
    fleet = await startFleet([
      { name: 'east', environment: 'prod' },
      { name: 'west', environment: 'test' },
    ]);
    portal = await startPortal({
      fleet: fleet.fleet,
      components: ['cart', 'sick'],
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name: 'the-east',
            namespace: 'default',
            annotations: { 'pilotage.dev/cluster': 'east' },
          },
          spec: { type: 'kubernetes-cluster', owner: 'platform' },
        },
      ],
    });
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  it('show every cluster with what is known of it', async () => {
    createDeployment(fleet.simulator('east'), { name: 'cart' });
    const page = portal.fleet();
    await page.until(() => {
      const east = shownCluster(page, 'east');
      return (
        east?.version.known === true &&
        east.controlPlane.known &&
        east.pods.known &&
        east.pods.value.total === 2 &&
        east.entityRef !== undefined
      );
    });
    expect(page.topic).toMatchObject({
      clusters: { total: 2 },
      environments: ['prod', 'test'],
    });
    expect(page.topic?.problem).toBeUndefined();
    expect(shownCluster(page, 'east')).toMatchObject({
      entityRef: 'resource:default/the-east',
      status: { condition: { state: 'live' } },
      version: { known: true, value: expect.stringContaining('v1.34.2') },
      nodes: { known: true, value: { total: 3, ready: 3, cordoned: 0 } },
    });
  });

  it('show a crash loop with its owner, until it is mended', async () => {
    const east = fleet.simulator('east');
    createDeployment(east, { name: 'sick', image: 'shop/sick:1-crash' });
    const page = portal.fleet();
    await page.until(
      () => shownCauses(page, 'crash-loop')[0]?.entityRef !== undefined,
    );
    const [crash] = shownCauses(page, 'crash-loop');
    expect(crash).toMatchObject({
      entityRef: 'component:default/sick',
      owner: 'group:default/team-sick',
      severity: 'bad',
      clusters: [{ name: 'east', current: true }],
    });

    const component = portal.entity('sick');
    await component.until(
      () => component.sections.get('east')?.verdict === 'fail',
    );
    expect(component.sections.get('east')).toMatchObject({
      causes: expect.arrayContaining([
        expect.objectContaining({ key: crash?.key }),
      ]),
      pods: { known: true, value: { total: 2 } },
    });
    const other = portal.entity('cart');
    await other.until(() => other.sections.has('east'));
    expect(other.sections.get('east')?.causes).toEqual([]);
    expect(other.sections.has('west')).toBe(false);

    east.store.patch(
      'deployments.apps',
      { namespace: 'shop', name: 'sick' },
      current => ({
        ...current,
        spec: { ...(current.spec as object), replicas: 0 },
      }),
      { manager: 'test' },
    );
    await page.until(() => shownCauses(page, 'crash-loop').length === 0);
    await component.until(
      () => component.sections.get('east')?.verdict !== 'fail',
    );
  });

  it('show one cluster in full', async () => {
    const page = portal.cluster('east');
    await page.until(() => page.sections.has('summary'));
    expect(page.topic).toMatchObject({ cluster: 'east', found: true });
    const pool = [...page.sections.values()].find(
      section => section.type === 'pool',
    );
    expect(pool?.type === 'pool' && pool.pool.cells).toHaveLength(3);
    expect(page.sections.get('transitions')).toMatchObject({
      transitions: expect.arrayContaining([
        expect.objectContaining({ from: 'unobserved', to: 'online' }),
      ]),
    });
  });

  it('say what was looked for when there is no such cluster', async () => {
    const page = portal.cluster('arn:aws:eks/north');
    await page.until(() => page.topic !== undefined);
    expect(page.topic).toEqual({
      cluster: 'arn:aws:eks/north',
      found: false,
      tried: [
        'cluster arn:aws:eks/north of the Kubernetes plugin',
        'it lists east, west',
      ],
      history: [],
    });
    expect(page.sections.size).toBe(0);
  });

  it('never show a lost cluster as healthy, and find it again', async () => {
    const page = portal.fleet();
    await page.until(() => shownCluster(page, 'west')?.nodes.known === true);
    const { faults } = fleet.simulator('west');
    await faults.refuse();
    await page.until(
      () =>
        shownCluster(page, 'west')?.status.condition.state === 'unreachable',
    );
    const lost = shownCluster(page, 'west');
    expect(lost).toMatchObject({
      health: 'unknown',
      serving: { state: 'unknown' },
      // What was last known stays, with its age.
      nodes: { known: true, value: { total: 3 } },
    });
    expect(shownCauses(page, 'cluster-not-seen')).toEqual([
      expect.objectContaining({
        clusters: [expect.objectContaining({ name: 'west' })],
      }),
    ]);
    expect(shownCluster(page, 'east')?.status.condition.state).toBe('live');
    await faults.listen();
    await page.until(() => shownCauses(page, 'cluster-not-seen').length === 0);
  });

  it('are one document for everybody, and no page asks a cluster', async () => {
    const pages = Array.from({ length: 10 }, () => portal.fleet());
    await Promise.all(
      pages.map(page => page.until(() => page.sections.size > 0)),
    );
    expect(new Set(pages.map(page => page.seq)).size).toBeLessThanOrEqual(2);
    for (const page of pages) page.close();
  });
});
