import { TestDatabases } from '@backstage/backend-test-utils';
import type { NodeTransition } from '@pilotage/plugin-cluster-health-common';
import { NodeStore } from './database/NodeStore';
import { startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import { startPortal } from './__testUtils__/startPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

describe('nodes that come and go', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let portal: Portal;
  let page: ReturnType<Portal['cluster']>;
  let nodes: NodeStore;
  let drop: (table: string) => Promise<void>;

  beforeAll(async () => {
    const knex = await databases.init('SQLITE_3');
    nodes = new NodeStore({ knex });
    drop = async table => knex.schema.dropTable(table);
    fleet = await startFleet([{ name: 'east', environment: 'test' }]);
    portal = await startPortal({ fleet: fleet.fleet, knex });
    page = portal.cluster('east');
    await page.until(() => transitions().length === 3);
  });
  afterAll(async () => {
    await portal?.stop();
    await fleet?.stop();
  });

  function transitions(): readonly NodeTransition[] {
    const section = page.sections.get('transitions');
    return section?.type === 'transitions' ? section.transitions : [];
  }

  it('leave a tombstone, until somebody retires it', async () => {
    const [kept, deleted] = transitions();
    const east = fleet.simulator('east');
    await east.kubelet?.stop();
    east.store.delete('nodes', { name: deleted?.node ?? '' });
    await page.until(() => transitions()[0]?.to === 'gone');
    expect(transitions()[0]).toMatchObject({
      uid: deleted?.uid,
      from: 'online',
      reason: 'the Node object is gone',
    });
    const path = (uid: string | undefined) => `/v1/clusters/east/nodes/${uid}`;
    const existing = await portal.delete(path(kept?.uid));
    expect(existing.status).toBe(409);
    expect(existing.body.error.message).toContain('only a node that is gone');
    expect((await portal.delete(path('some-uid'))).status).toBe(404);
    expect((await portal.delete(path(deleted?.uid))).status).toBe(204);
    expect((await portal.delete(path(deleted?.uid))).status).toBe(204);
    const stored = await nodes.list('east');
    expect(stored.get(deleted?.uid ?? '')?.expectedUntil).toBe(
      transitions()[0]?.at,
    );
    expect(stored.get(kept?.uid ?? '')).not.toHaveProperty('expectedUntil');
    expect(portal.audit.at(-1)).toMatchObject({
      eventId: 'node-retirement',
      severity: 'medium',
      status: 'succeeded',
      meta: { cluster: 'east', node: deleted?.uid },
    });
  });

  it('and the words of a broken database stay in the log', async () => {
    await drop('inspections');
    const answer = await portal.post('/v1/clusters/east/inspections');
    expect(answer.status).toBe(503);
    expect(answer.body.error.message).toBe(
      'This portal could not do that now; its log says why',
    );
    expect(JSON.stringify(answer.body)).not.toMatch(/select|no such table/i);
  });
});
