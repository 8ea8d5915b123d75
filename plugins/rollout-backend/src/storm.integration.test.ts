import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { StreamClient } from '@pilotage/plugin-rollout-node/testUtils';
import { cloneSetDriver } from './drivers';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import { startReplica } from './__testUtils__/startReplica';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const path = '/api/rollout/v1/stream?entity=component:default/cart';

/** One person may have so many pages open. */
const limit = 50;

const people = Array.from({ length: 10 }, (_, i) => `person-${i}`);
const pagesEach = 20;

jest.setTimeout(60_000);

describe('many pages of one entity', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let replica: Awaited<ReturnType<typeof startReplica>>;
  let drawn = 0;
  const open: StreamClient[] = [];

  beforeAll(async () => {
    fleet = await startFleet();
    createCloneSet(fleet.simulator, { name: 'cart' });
    replica = await startReplica({
      fleet: fleet.fleet,
      knex: await databases.init('SQLITE_3'),
      components: ['cart'],
      drivers: [
        {
          ...cloneSetDriver,
          observe: input => {
            drawn++;
            return cloneSetDriver.observe(input);
          },
        },
      ],
    });
  });
  afterAll(async () => {
    for (const page of open) page.close();
    await replica?.stop();
    await fleet?.stop();
  });

  function visit(name = 'ada', resume?: StreamClient): StreamClient {
    const page = new StreamClient(replica.server, {
      path,
      headers: {
        Authorization: mockCredentials.user.header(`user:default/${name}`),
      },
      ...(resume ? { resume } : {}),
    });
    open.push(page);
    return page;
  }

  it('are drawn once for all, and ask the cluster nothing', async () => {
    const witness = visit();
    await witness.until(
      () => witness.workload('cart')?.observation.verdict.state === 'done',
    );
    const asked = fleet.connection.requests.length;
    const before = drawn;
    // Everybody leaves and comes back, as after a restart of an ingress; the server may not have noticed yet that they
    // left.
    const crowd = people.flatMap(name =>
      Array.from({ length: pagesEach }, () => visit(name)),
    );
    await Promise.all(
      crowd.map(page => page.until(() => page.workload('cart') !== undefined)),
    );
    for (const page of crowd) page.close();
    const back = crowd.map((page, i) => visit(people[i % people.length], page));
    await Promise.all(back.map(page => page.until(() => page.status !== 0)));
    expect(new Set(back.map(page => page.status))).toEqual(new Set([200]));
    // Time alone makes a topic draw every two seconds; 400 visits add nothing to that.
    expect(drawn - before).toBeLessThan(100);
    const since = fleet.connection.requests.slice(asked);
    expect(since.filter(({ query }) => query?.limit !== undefined)).toEqual([]);
    expect(since.length).toBeLessThan(20);
  });

  it('of one person are limited', async () => {
    const crowd = Array.from({ length: limit + 10 }, () => visit());
    await Promise.all(crowd.map(page => page.until(() => page.status !== 0)));
    const statuses = crowd.map(page => page.status);
    expect(statuses.filter(status => status === 503).length).toBeGreaterThan(0);
    expect(
      statuses.filter(status => status === 200).length,
    ).toBeLessThanOrEqual(limit);
  });
});
