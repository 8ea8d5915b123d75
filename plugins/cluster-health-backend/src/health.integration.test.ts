import type {
  Cause,
  ClusterSummary,
} from '@pilotage/plugin-cluster-health-common';
import { createDeployment, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

describe('the fleet page', () => {
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

  it('shows every cluster with what is known of it', async () => {
    createDeployment(fleet.simulator('east'), { name: 'cart' });
    const page = portal.fleet();
    const east = (): ClusterSummary | undefined => {
      const section = page.sections.get('cluster/east');
      return section?.type === 'cluster' ? section.cluster : undefined;
    };
    await page.until(
      () =>
        east()?.version.known === true &&
        east()?.controlPlane.known === true &&
        east()?.pods.known === true,
    );
    expect(page.topic).toMatchObject({
      clusters: { total: 2 },
      environments: ['prod', 'test'],
    });
    expect(east()).toMatchObject({
      entityRef: 'resource:default/the-east',
      status: { condition: { state: 'live' } },
      version: { known: true, value: expect.stringContaining('v1.34.2') },
      nodes: { known: true, value: { total: 3, ready: 3, cordoned: 0 } },
    });
  });

  it('shows a crash loop with its owner, until it is mended', async () => {
    const east = fleet.simulator('east');
    createDeployment(east, { name: 'sick', image: 'shop/sick:1-crash' });
    const page = portal.fleet();
    const crash = (): Cause | undefined => {
      for (const section of page.sections.values()) {
        if (section.type === 'cause' && section.cause.kind === 'crash-loop') {
          return section.cause;
        }
      }
      return undefined;
    };
    await page.until(() => crash()?.entityRef !== undefined);
    expect(crash()).toMatchObject({
      entityRef: 'component:default/sick',
      severity: 'bad',
      clusters: [{ name: 'east', current: true }],
    });
    east.store.patch(
      'deployments.apps',
      { namespace: 'shop', name: 'sick' },
      current => ({
        ...current,
        spec: { ...(current.spec as object), replicas: 0 },
      }),
      { manager: 'test' },
    );
    await page.until(() => crash() === undefined);
  });
});
