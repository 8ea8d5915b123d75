import { TestDatabases } from '@backstage/backend-test-utils';
import type { NodeRow } from '@pilotage/fleet-node';
import {
  nodeCondition,
  nodeRow,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import type { Knex } from 'knex';
import { migrationsDirectory } from '../database/migrate';
import { openStores } from '../database/openStores';
import { ClusterRecorder } from './ClusterRecorder';
import { joinIntervals, onlineTime } from './onlineTime';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const second = 1_000;

function node(ready: boolean, uid = 'n1'): NodeRow {
  return nodeRow('node-1', {
    uid,
    conditions: [nodeCondition('Ready', ready ? 'True' : 'False')],
  });
}

describe('ClusterRecorder', () => {
  let knex: Knex;
  let stores: ReturnType<typeof openStores>;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    stores = openStores(knex);
  });

  const recorder = (replica: string) =>
    new ClusterRecorder({ cluster: 'east', replica, ...stores });

  /** Watches without interruption, with a heartbeat every 15 s. */
  async function watch(
    by: ClusterRecorder,
    nodes: NodeRow[],
    { from, to }: { from: number; to: number },
  ) {
    for (let now = from; now <= to; now += 15 * second) {
      await by.observe(nodes, now);
    }
  }

  async function timeUntil(to: number) {
    return onlineTime({
      window: { from: 0, to },
      nodes: await stores.nodes.histories('east', 0),
      watched: joinIntervals(await stores.watches.intervals('east', 0)),
    });
  }

  it('counts the time it watched, as it was', async () => {
    const one = recorder('one');
    await watch(one, [node(true)], { from: 0, to: 60 * second });
    await one.observe([node(false)], 65 * second);
    await watch(one, [node(false)], { from: 75 * second, to: 120 * second });
    expect(await timeUntil(120 * second)).toMatchObject({
      online: 65 * second,
      observed: 120 * second,
      expected: 120 * second,
    });
  });

  it('does not call a crash online time', async () => {
    await watch(recorder('one'), [node(true)], { from: 0, to: 60 * second });
    // The process dies; another one starts ten minutes later.
    const from = 660 * second;
    await watch(recorder('two'), [node(true)], { from, to: 720 * second });
    expect(await timeUntil(720 * second)).toMatchObject({
      online: 120 * second,
      observed: 120 * second,
      expected: 720 * second,
    });
  });

  it('does not call the time observed in which the process slept', async () => {
    const one = recorder('one');
    await watch(one, [node(true)], { from: 0, to: 60 * second });
    await watch(one, [node(true)], { from: 660 * second, to: 720 * second });
    expect(await timeUntil(720 * second)).toMatchObject({
      observed: 120 * second,
    });
  });

  it('leaves the time out in which the cluster was not seen', async () => {
    const one = recorder('one');
    await watch(one, [node(true)], { from: 0, to: 60 * second });
    await one.stop(65 * second);
    await watch(one, [node(true)], { from: 100 * second, to: 130 * second });
    expect(await timeUntil(130 * second)).toMatchObject({
      observed: 95 * second,
      expected: 130 * second,
    });
  });

  it('leaves a cluster to one replica, and takes over from one that died', async () => {
    const [one, two] = [recorder('one'), recorder('two')];
    for (let now = 0; now <= 60 * second; now += 15 * second) {
      await one.observe([node(true)], now);
      await two.observe([node(true)], now + second);
    }
    expect(await timeUntil(60 * second)).toMatchObject({
      observed: 60 * second,
      nodes: 1,
    });
    await watch(two, [node(false)], { from: 75 * second, to: 180 * second });
    const transitions = await stores.nodes.transitions('east', {
      since: 0,
      limit: 10,
    });
    expect(transitions).toHaveLength(2);
    expect(transitions[0]).toMatchObject({ from: 'online', to: 'offline' });
  });

  it('hands over at once when it ends', async () => {
    const [one, two] = [recorder('one'), recorder('two')];
    await watch(one, [node(true)], { from: 0, to: 30 * second });
    await one.stop(31 * second);
    await watch(two, [node(true)], { from: 32 * second, to: 62 * second });
    expect(await timeUntil(62 * second)).toMatchObject({
      observed: 61 * second,
    });
  });

  it('keeps a deleted node in the divisor until its machine is back', async () => {
    const one = recorder('one');
    await watch(one, [node(true)], { from: 0, to: 60 * second });
    await watch(one, [], { from: 75 * second, to: 120 * second });
    expect(await timeUntil(120 * second)).toMatchObject({
      online: 75 * second,
      observed: 120 * second,
      gone: 1,
    });
    await watch(one, [node(true, 'n2')], {
      from: 135 * second,
      to: 180 * second,
    });
    expect(await timeUntil(180 * second)).toMatchObject({
      // 75 s of the first and 45 s of the second; the minute between counts as offline.
      online: 120 * second,
      observed: 180 * second,
      expected: 180 * second,
    });
  });
});
