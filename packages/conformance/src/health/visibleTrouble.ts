import type {
  CauseKind,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';
import type { Ground } from '../ground/Ground';
import type { HealthPage } from '../portal/HealthPage';
import { team } from '../portal/startPortal';
import { image } from '../support/manifests';
import { rawObjects } from '../support/rawObjects';
import type { Scratch } from '../support/scratch';
import { setImage, startComponent } from './components';
import { registerDeadWebhook } from './deadWebhook';
import { within } from './documentedTimes';

/** Entities the portal knows. */
export const components = ['unpullable', 'crashing', 'undrainable'] as const;

/** A single API server, and one on a busy machine, is worth a warning. */
const ofTheGround = new Set([
  'Every API server behind the address is alive',
  'The API server answers quickly',
]);
const fine = new Set<ShownVerdict>(['pass', 'not-applicable']);

/** What workloads, nodes and admission can have, all at once: each is shown apart, with its owner. */
export function visibleTrouble(
  ground: () => Ground,
  scratch: () => Scratch,
  page: () => HealthPage,
) {
  const shown = (kind: CauseKind) => page().causes(kind).length > 0;

  it('finds a cluster well that is', async () => {
    const health = page();
    await health.until(
      () =>
        health.serving === 'serving' &&
        health.controlPlaneParts.length > 0 &&
        health.controlPlaneParts.every(
          ({ name, verdict }) => fine.has(verdict) || ofTheGround.has(name),
        ),
      within.first,
    );
    expect(health.cluster).toMatchObject({
      health: 'healthy',
      nodes: { known: true, value: { total: 6, ready: 6, cordoned: 0 } },
      version: { known: true, value: expect.stringMatching(/^v1\.34\.2/) },
    });
    expect(health.allCauses).toEqual([]);
    const items = await health.inspect();
    const { name, caData } = ground().portalCluster;
    // Only over TLS there is one to look at.
    expect(items.get('api-server-certificate')?.shown).toBe(
      caData === undefined ? 'not-applicable' : 'pass',
    );
    expect(items.get('ca-bundles')?.result.affected).toEqual([]);
    await health.until(
      () => health.cluster?.inspection?.cluster === name,
      within.live,
    );
  });

  it('shows what is wrong with its cause and owner, keeps new work away, and clears it when it is mended', async () => {
    const health = page();
    const { clients, namespace } = scratch();
    const objects = rawObjects(ground().connect('admin'));
    const budgets = `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`;
    const nodes = await clients.core.listNode();
    const node = nodes.items[0]!.metadata!.name!;
    const cordon = (unschedulable: boolean) =>
      clients.core.patchNode(
        { name: node, body: { spec: { unschedulable } } },
        clients.patchAs('strategic-merge'),
      );

    await startComponent(scratch(), 'unpullable', {
      tag: '1.0.0-bad-pull',
      replicas: 2,
    });
    await startComponent(scratch(), 'crashing', {
      tag: '1.0.0-crash',
      replicas: 1,
    });
    await startComponent(scratch(), 'undrainable', {
      tag: '1.0.0',
      replicas: 2,
    });
    await objects.create(budgets, {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'undrainable' },
      spec: {
        minAvailable: 2,
        selector: { matchLabels: { app: 'undrainable' } },
      },
    });
    await cordon(true);
    const webhook = await registerDeadWebhook(objects, namespace);

    await health.until(
      () =>
        health.causes('image-pull')[0]?.count === 2 &&
        shown('crash-loop') &&
        shown('dead-budget') &&
        shown('node-cordoned'),
      within.live,
    );
    const owned = (component: string) => ({
      entityRef: `component:default/${component}`,
      owner: team,
      clusters: [{ name: ground().portalCluster.name, current: true }],
    });
    expect(health.causes('image-pull')).toMatchObject([
      {
        ...owned('unpullable'),
        severity: 'bad',
        unit: 'pods',
        params: { container: 'main', image: image('1.0.0-bad-pull') },
      },
    ]);
    expect(health.causes('crash-loop')).toMatchObject([
      { ...owned('crashing'), count: 1, params: { exitCode: 1 } },
    ]);
    expect(health.causes('dead-budget')).toMatchObject([
      {
        ...owned('undrainable'),
        params: { budget: 'undrainable', namespace },
      },
    ]);
    const [cordoned] = health.causes('node-cordoned');
    expect(cordoned).toMatchObject({
      title: 'Nodes cordoned by nobody',
      affected: [{ kind: 'Node', name: node }],
    });
    expect(cordoned).not.toHaveProperty('entityRef');

    await health.until(() => shown('webhook-without-endpoints'), within.probed);
    expect(health.causes('webhook-without-endpoints')).toMatchObject([
      {
        severity: 'bad',
        params: { configuration: webhook.name, service: webhook.service },
      },
    ]);
    await health.until(
      () => health.serving === 'not-serving',
      within.gateCloses,
    );
    expect(health.cluster?.serving.checks).toMatchObject([
      { id: 'webhook-endpoints' },
    ]);
    expect(health.cluster?.health).toBe('failing');
    const items = await health.inspect();
    expect(items.get('ca-bundles')).toMatchObject({
      shown: 'warn',
      result: {
        affected: expect.arrayContaining([
          expect.objectContaining({
            name: webhook.name,
            detail: expect.stringContaining('ends in 4 d'),
          }),
        ]),
      },
    });

    await webhook.remove();
    await cordon(false);
    await objects.remove(budgets, 'undrainable');
    await setImage(scratch(), 'unpullable', '1.0.0');
    await setImage(scratch(), 'crashing', '1.0.0');
    await health.until(
      () => health.serving === 'serving' && health.allCauses.length === 0,
      within.gateOpens,
    );
    expect(health.cluster?.health).toBe('healthy');
  });
}
