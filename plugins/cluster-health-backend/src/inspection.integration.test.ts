import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  InspectionItem,
  InspectionReport,
} from '@pilotage/plugin-cluster-health-common';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { clusterChecksExtensionPoint } from '@pilotage/plugin-cluster-health-node';
import { startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { shownCluster, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

/** Fails as long as a namespace of this name is there. */
const noNamespaceEvil: ClusterCheck = {
  id: 'no-namespace-evil',
  pillar: 'security',
  title: 'There is no namespace evil',
  why: 'It would be evil.',
  limits: 'passes: none',
  suggestion: 'Delete it.',
  hard: true,
  cost: 'C0',
  reads: [],
  evaluate: ({ objects }) => {
    const namespaces = objects({ group: '', kind: 'Namespace' });
    if (namespaces.state !== 'known') {
      return { verdict: 'unknown', summary: namespaces.reason };
    }
    const evil = namespaces.value.some(
      ({ metadata }) => metadata.name === 'evil',
    );
    return { verdict: evil ? 'fail' : 'pass', summary: evil ? '1' : '0' };
  },
};

const broken: ClusterCheck = {
  ...noNamespaceEvil,
  id: 'broken',
  hard: false,
  evaluate: () => {
    throw new Error('a bug');
  },
};

const ownChecks = createBackendModule({
  pluginId: 'cluster-health',
  moduleId: 'own-checks',
  register(env) {
    env.registerInit({
      deps: { checks: clusterChecksExtensionPoint },
      async init({ checks }) {
        checks.addCheck(noNamespaceEvil, broken);
      },
    });
  },
});

describe('inspections, waivers and the gate', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;

  beforeAll(async () => {
    fleet = await startFleet([
      { name: 'east', environment: 'test', without: ['leases'] },
      { name: 'west', environment: 'test' },
    ]);
    portal = await startPortal({
      fleet: fleet.fleet,
      addresses: fleet.addresses,
      features: [ownChecks],
      clusterHealth: { gate: { hold: 1 } },
    });
    const page = portal.fleet();
    await page.until(
      () => shownCluster(page, 'west')?.serving.state === 'serving',
    );
    page.close();
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  async function inspect(cluster: string): Promise<InspectionReport> {
    const answer = await portal.post(`/v1/clusters/${cluster}/inspections`);
    expect(answer.body).not.toHaveProperty('error');
    expect(answer.status).toBe(201);
    return answer.body as InspectionReport;
  }

  function item(report: InspectionReport, id: string): InspectionItem {
    const found = report.items.find(({ info }) => info.id === id);
    if (!found) throw new Error(`The report has no ${id}`);
    return found;
  }

  async function gate(): Promise<Record<string, { state: string }>> {
    return (await portal.get('/v1/gate')).body;
  }

  it('say which right is missing, and do not take it for passed', async () => {
    const report = await inspect('east');
    expect(item(report, 'scheduler-lease')).toMatchObject({
      shown: 'unknown',
      result: {
        summary: expect.stringContaining(
          "apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['list']",
        ),
      },
    });
    expect(report.score.coverage).toBeLessThan(1);
    expect((await gate()).east).toMatchObject({ state: 'unknown' });
  });

  it('go on when a check is broken', async () => {
    const report = await inspect('west');
    expect(item(report, 'broken')).toMatchObject({ shown: 'unknown' });
    expect(item(report, 'api-server-ready')).toMatchObject({ shown: 'pass' });
  });

  it('are kept, compared, waived until a date, and decide who serves', async () => {
    const page = portal.fleet();
    const west = () => shownCluster(page, 'west');
    const before = await inspect('west');
    expect(item(before, 'no-namespace-evil').shown).toBe('pass');

    fleet.simulator('west').store.create('namespaces', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'evil' },
    });
    await page.until(() => west()?.serving.state === 'not-serving');
    expect(west()).toMatchObject({
      health: 'failing',
      serving: { checks: [{ id: 'no-namespace-evil' }] },
    });
    expect((await gate()).west).toMatchObject({ state: 'not-serving' });

    const failed = await inspect('west');
    expect(failed.comparedWith?.id).toBe(before.id);
    expect(item(failed, 'no-namespace-evil')).toMatchObject({
      shown: 'fail',
      before: 'pass',
      change: 'new-fail',
      failingSince: failed.finishedAt,
    });
    expect(failed.score.score).toBeLessThanOrEqual(49);
    const kept = await portal.get(`/v1/clusters/west/inspections/${failed.id}`);
    expect(kept.body).toEqual(failed);

    const waiver = await portal.post('/v1/waivers', {
      cluster: 'west',
      check: 'no-namespace-evil',
      reason: 'We keep it for a film',
      until: Date.now() + 60_000,
    });
    expect(waiver.status).toBe(201);
    expect(waiver.body).toMatchObject({ by: 'user:default/ada' });
    await page.until(() => west()?.serving.state === 'serving');
    const waived = await inspect('west');
    expect(item(waived, 'no-namespace-evil')).toMatchObject({
      shown: 'waived',
      waiver: { id: waiver.body.id },
      failingSince: failed.finishedAt,
      change: 'better',
    });

    expect((await portal.get('/v1/waivers')).body).toHaveLength(1);
    const ended = await portal.delete(`/v1/waivers/${waiver.body.id}`);
    expect(ended.status).toBe(204);
    await page.until(() => west()?.serving.state === 'not-serving');
    expect((await portal.delete(`/v1/waivers/${waiver.body.id}`)).status).toBe(
      404,
    );

    const cluster = portal.cluster('west');
    await cluster.until(
      () =>
        cluster.topic?.history[0]?.id === waived.id &&
        cluster.sections.has('inspection'),
    );
    expect(west()?.inspection?.id).toBe(waived.id);
  });

  it.each([
    ['a date that is over', { until: 1 }, 400],
    ['a date in two years', { until: Date.now() + 63_072_000_000 }, 400],
    ['no reason to speak of', { reason: 'because   ' }, 400],
    ['a check that is not there', { check: 'nothing' }, 400],
    ['a cluster that is not there', { cluster: 'north' }, 404],
    ['something else besides', { by: 'user:default/eve' }, 400],
  ])('are not waived with %s', async (_, wrong, status) => {
    const answer = await portal.post('/v1/waivers', {
      cluster: 'west',
      check: 'scheduler-lease',
      reason: 'We know about it',
      until: Date.now() + 60_000,
      ...wrong,
    });
    expect(answer.status).toBe(status);
  });

  it.each<[string, () => PromiseLike<{ status: number }>, string]>([
    [
      'inspect',
      () => portal.post('/v1/clusters/west/inspections'),
      'cluster-health.inspection.run',
    ],
    [
      'waive',
      () =>
        portal.post('/v1/waivers', {
          cluster: 'west',
          check: 'scheduler-lease',
          reason: 'We know about it',
          until: Date.now() + 60_000,
        }),
      'cluster-health.waiver.write',
    ],
    [
      'retire-node',
      () => portal.delete('/v1/clusters/west/nodes/some-uid'),
      'cluster-health.node.retire',
    ],
    ['read-gate', () => portal.get('/v1/gate'), 'cluster-health.cluster.read'],
    [
      'fleet-stream',
      () => portal.get('/v1/fleet/stream'),
      'cluster-health.cluster.read',
    ],
    [
      'entity-stream',
      () => portal.get('/v1/entity/stream?entity=component:default/cart'),
      'cluster-health.entity.read',
    ],
  ])('refuse %s without its permission', async (name, ask, permission) => {
    portal.denied.add(permission);
    try {
      const answer = await ask();
      // Whether there is such a component is not told to who may not see it.
      expect([403, 404]).toContain(answer.status);
    } finally {
      portal.denied.clear();
    }
    expect(portal.audit.at(-1)).toMatchObject({
      status: 'failed',
      meta: { actionType: name },
    });
  });

  it('let services look and nothing else', async () => {
    const { Authorization } = portal.headers;
    portal.headers.Authorization = mockCredentials.service.header();
    try {
      expect((await portal.get('/v1/gate')).status).toBe(200);
      const inspected = await portal.post('/v1/clusters/west/inspections');
      expect(inspected.status).toBe(403);
    } finally {
      portal.headers.Authorization = Authorization ?? '';
    }
  });
});
