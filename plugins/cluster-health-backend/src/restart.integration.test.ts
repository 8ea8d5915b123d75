import { TestDatabases } from '@backstage/backend-test-utils';
import { CauseStore } from './database/CauseStore';
import { NodeStore } from './database/NodeStore';
import { WatchStore } from './database/WatchStore';
import { createDeployment, startFleet } from './__testUtils__/startFleet';
import type { Portal } from './__testUtils__/startPortal';
import {
  shownCauses,
  shownCluster,
  startPortal,
} from './__testUtils__/startPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(60_000);

describe('several lives on one database', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  const portals: Portal[] = [];

  beforeAll(async () => {
    fleet = await startFleet([{ name: 'east', environment: 'test' }]);
    createDeployment(fleet.simulator('east'), {
      name: 'sick',
      image: 'shop/sick:1-crash',
    });
  });
  afterAll(async () => {
    for (const portal of portals) await portal.stop();
    await fleet?.stop();
  });

  it('keep what was seen first, and leave out the time between them', async () => {
    const knex = await databases.init('SQLITE_3');
    const start = async () => {
      const portal = await startPortal({
        fleet: fleet.fleet,
        addresses: fleet.addresses,
        components: ['sick'],
        knex,
      });
      portals.push(portal);
      return portal;
    };
    const first = await start();
    const page = first.fleet();
    await page.until(
      () =>
        shownCauses(page, 'crash-loop').length === 1 &&
        shownCluster(page, 'east')?.serving.state === 'serving',
    );
    const { firstSeen } = shownCauses(page, 'crash-loop')[0]!;
    const { since } = shownCluster(page, 'east')!.serving;

    // A second replica sees the same and doubles nothing.
    const second = await start();
    const otherPage = second.fleet();
    await otherPage.until(
      () =>
        shownCauses(otherPage, 'crash-loop')[0]?.firstSeen === firstSeen &&
        shownCluster(otherPage, 'east')?.serving.state === 'serving',
    );
    const causes = await new CauseStore({ knex }).list(0);
    expect(
      causes.filter(({ key }) => key.startsWith('crash-loop/')),
    ).toHaveLength(1);
    const transitions = await new NodeStore({ knex }).transitions('east', {
      since: 0,
      limit: 100,
    });
    expect(transitions).toHaveLength(3);
    const watches = new WatchStore({ knex });
    expect(await watches.intervals('east', 0)).toHaveLength(1);

    // Both end; nobody watches until the next one starts.
    await first.stop();
    await second.stop();
    const before = (await watches.intervals('east', 0)).length;
    const third = await start();
    const again = third.fleet();
    await again.until(
      () => shownCluster(again, 'east')?.serving.state === 'serving',
    );
    expect(shownCluster(again, 'east')?.serving.since).toBe(since);
    await again.until(
      () => shownCauses(again, 'crash-loop')[0]?.firstSeen === firstSeen,
    );
    await third.stop();
    const intervals = await watches.intervals('east', 0);
    expect(intervals.length).toBeGreaterThan(before);
    const sorted = [...intervals].sort((a, b) => a.from - b.from);
    const last = sorted.at(-1)!;
    expect(last.from).toBeGreaterThan(sorted.at(-2)!.to);
  });
});
