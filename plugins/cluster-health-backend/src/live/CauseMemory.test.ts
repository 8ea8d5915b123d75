import { TestDatabases } from '@backstage/backend-test-utils';
import { mockServices } from '@backstage/backend-test-utils';
import { CauseStore } from '../database/CauseStore';
import { migrationsDirectory } from '../database/migrate';
import { CauseMemory } from './CauseMemory';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const minute = 60_000;
const day = 24 * 60 * minute;

describe('CauseMemory', () => {
  let store: CauseStore;
  const logger = mockServices.logger.mock();

  beforeEach(async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    store = new CauseStore({ knex });
  });

  /** A process that begins. */
  async function start(now: number) {
    const memory = new CauseMemory({ store, logger });
    await memory.load(now);
    return {
      async see(keys: string[], at: number, absenceProven = true) {
        memory.observe('east', new Set(keys), { now: at, absenceProven });
        await memory.settled();
      },
      times: (at: number) => memory.times('east', 'a', at),
    };
  }

  const begin = 100 * day;

  it('knows when it first saw a cause, also after a restart', async () => {
    const first = await start(begin);
    await first.see(['a'], begin);
    await first.see(['a'], begin + 5 * minute);
    const second = await start(begin + 10 * minute);
    await second.see(['a'], begin + 11 * minute);
    expect(second.times(begin + 11 * minute)).toEqual({
      firstSeen: begin,
      lastSeen: begin + 11 * minute,
      returns: 0,
    });
  });

  it('takes over what another replica saw first', async () => {
    const one = await start(begin);
    const two = await start(begin);
    await one.see(['a'], begin + minute);
    await two.see(['a'], begin + 2 * minute);
    expect(two.times(begin + 2 * minute).firstSeen).toBe(begin + minute);
  });

  it('counts how often a cause came back, and not that it flickered', async () => {
    const memory = await start(begin);
    await memory.see(['a'], begin);
    await memory.see([], begin + 30_000);
    await memory.see(['a'], begin + 50_000);
    expect(memory.times(begin + 50_000).returns).toBe(0);
    await memory.see([], begin + 2 * minute);
    await memory.see(['a'], begin + 3 * minute);
    expect(memory.times(begin + 3 * minute)).toMatchObject({
      firstSeen: begin,
      returns: 1,
    });
    const later = begin + 8 * day;
    expect(memory.times(later).returns).toBe(0);
    const restarted = await start(begin + 4 * minute);
    expect(restarted.times(begin + 4 * minute).returns).toBe(1);
  });

  it('does not take a cluster that is not seen for mended', async () => {
    const memory = await start(begin);
    await memory.see(['a'], begin);
    await memory.see([], begin + 10 * minute, false);
    await memory.see(['a'], begin + 20 * minute);
    expect(memory.times(begin + 20 * minute)).toMatchObject({
      firstSeen: begin,
      returns: 0,
    });
  });

  it('forgets what is long gone', async () => {
    const memory = await start(begin);
    await memory.see(['a'], begin);
    await memory.see([], begin + 2 * minute);
    await memory.see([], begin + 40 * day);
    const again = begin + 40 * day + minute;
    await memory.see(['a'], again);
    expect(memory.times(again)).toMatchObject({ firstSeen: again, returns: 0 });
  });

  it('shows what it knows when the database fails, and says so in the log', async () => {
    const memory = new CauseMemory({
      store: {
        list: async () => [],
        add: async () => {
          throw new Error('disk is full');
        },
        stay: async () => {},
        forget: async () => {},
      } as unknown as CauseStore,
      logger,
    });
    memory.observe('east', new Set(['a']), { now: 5, absenceProven: true });
    await memory.settled();
    expect(memory.times('east', 'a', 9).firstSeen).toBe(5);
    expect(logger.warn).toHaveBeenCalledWith(
      'A cause could not be remembered',
      expect.objectContaining({ message: 'disk is full' }),
    );
  });
});
