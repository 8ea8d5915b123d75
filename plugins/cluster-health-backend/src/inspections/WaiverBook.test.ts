import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { migrationsDirectory } from '../database/migrate';
import { WaiverStore } from '../database/WaiverStore';
import { WaiverBook } from './WaiverBook';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('WaiverBook', () => {
  it('waives until the date, knows those of other replicas, and forgets those that ended', async () => {
    const knex = await databases.init('SQLITE_3');
    await knex.migrate.latest({ directory: migrationsDirectory() });
    const clock = new ManualClock();
    const changed: string[] = [];
    const store = new WaiverStore({ knex });
    const book = (listener: (cluster: string) => void) =>
      new WaiverBook({
        store,
        clock,
        logger: mockServices.logger.mock(),
        onChange: listener,
      });
    const ours = book(cluster => changed.push(cluster));
    const theirs = book(() => {});
    await ours.start();
    const until = clock.now() + 60_000;
    const waiver = await theirs.add(
      { cluster: 'east', check: 'a', reason: 'known for long', until },
      'user:default/ada',
    );
    expect(theirs.isWaived('east', 'a', clock.now())).toBe(true);
    expect(theirs.isWaived('west', 'a', clock.now())).toBe(false);
    expect(theirs.isWaived('east', 'b', clock.now())).toBe(false);
    expect(ours.isWaived('east', 'a', clock.now())).toBe(false);

    await ours.refresh();
    expect(changed).toEqual(['east']);
    expect(ours.isWaived('east', 'a', until - 1)).toBe(true);
    expect(ours.isWaived('east', 'a', until)).toBe(false);

    expect(await ours.end(waiver.id, 'user:default/eve')).toBe(true);
    expect(await ours.end(waiver.id, 'user:default/eve')).toBe(false);
    expect(ours.isWaived('east', 'a', clock.now())).toBe(false);
    expect(changed).toEqual(['east', 'east']);
    ours.stop();
    expect(clock.pending).toEqual([]);
  });
});
