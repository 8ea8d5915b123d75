import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { ClusterState, ClusterStatus } from '@pilotage/fleet-common';
import type { CheckVerdict } from '@pilotage/plugin-cluster-health-common';
import { MarkStore } from '../database/MarkStore';
import { migrationsDirectory } from '../database/migrate';
import type { JudgedCheck } from '../live/judgeChecks';
import { ServingGate } from './ServingGate';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const check = (
  id: string,
  verdict: CheckVerdict,
  hard = true,
): JudgedCheck => ({
  info: {
    id,
    pillar: 'nodes',
    title: id,
    why: '',
    limits: '',
    suggestion: '',
    hard,
    cost: 'C0',
    reads: [],
  },
  finding: { verdict, summary: 'so' },
});

const live: ClusterState = { state: 'live', since: 1 };
const syncing: ClusterState = { state: 'syncing', since: 1 };
const lost: ClusterState = { state: 'unreachable', since: 1, reason: 'gone' };

const status = (
  condition: ClusterState,
  environment = 'prod',
): ClusterStatus => ({
  cluster: {
    name: 'east',
    title: 'east',
    environment,
    authProvider: 'aws',
    identity: 'server',
  },
  condition,
  notInstalled: [],
  notReadable: [],
});

describe('ServingGate', () => {
  let store: MarkStore;
  let waived: Set<string>;

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new MarkStore({ knex });
    waived = new Set();
  });

  /** A process that begins. */
  async function start() {
    const gate = new ServingGate({
      config: { hold: 2, excludedEnvironments: ['dev'] },
      store,
      isWaived: (_, id) => waived.has(id),
      logger: mockServices.logger.mock(),
    });
    await gate.load();
    return {
      gate,
      judge(
        condition: ClusterState,
        checks: JudgedCheck[],
        { now = 100, environment = 'prod' } = {},
      ) {
        gate.judge({
          status: status(condition, environment),
          checks,
          counts: true,
          now,
        });
        return gate.mark('east', now).state;
      },
    };
  }

  it('is unknown until somebody looked', async () => {
    const { gate, judge } = await start();
    expect(gate.marks(['east'], 5).east).toMatchObject({
      state: 'unknown',
      since: 5,
    });
    expect(judge(live, [check('a', 'pass')])).toBe('serving');
  });

  it('looks at hard checks only, and not at those that are waived', async () => {
    const { judge } = await start();
    const checks = [check('a', 'pass'), check('soft', 'fail', false)];
    expect(judge(live, checks)).toBe('serving');
    const failing = [check('a', 'pass'), check('b', 'fail')];
    expect(judge(live, failing)).toBe('serving');
    expect(judge(live, failing)).toBe('not-serving');
    waived.add('b');
    expect(judge(live, failing)).toBe('serving');
  });

  it('leaves excluded environments alone, as long as they are seen', async () => {
    const { judge } = await start();
    const dev = { environment: 'dev' };
    expect(judge(live, [check('a', 'fail')], dev)).toBe('serving');
    expect(judge(lost, [check('a', 'fail')], dev)).toBe('unknown');
  });

  it('keeps decision and date over a restart, and holds as before', async () => {
    const first = await start();
    first.judge(live, [check('a', 'pass')], { now: 50 });
    await first.gate.settled();

    const second = await start();
    // While it reads the cluster it knows nothing, and forgets nothing.
    expect(second.judge(syncing, [])).toBe('unknown');
    expect(second.judge(live, [check('a', 'unknown')])).toBe('serving');
    expect(second.judge(live, [check('a', 'pass')])).toBe('serving');
    expect(second.gate.mark('east', 200).since).toBe(50);
    expect(second.judge(lost, [check('a', 'pass')], { now: 300 })).toBe(
      'unknown',
    );
    await second.gate.settled();
    expect((await store.list()).get('east')).toMatchObject({
      state: 'unknown',
      since: 300,
    });
  });
});
