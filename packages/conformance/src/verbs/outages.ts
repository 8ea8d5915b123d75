import type { Ground } from '../ground/Ground';
import { usePortal } from '../portal/usePortal';
import { startCloneSet } from '../support/cloneSetCase';
import { useScratch } from '../support/scratch';

/** What the page shows of a cluster that goes away and comes back. */
export function outages(ground: () => Ground) {
  const scratch = useScratch(ground, 'verbs-outage');
  const open = usePortal(ground, scratch, ['away']);

  it('says that a cluster is away, keeps what was seen, and is live again after', async () => {
    await startCloneSet(scratch(), 'away', { replicas: 3 });
    const tab = open({ kind: 'CloneSet', name: 'away' });
    await tab.untilVerdict('done');
    const seen = tab.stream.pods('away');
    expect(seen).toHaveLength(3);

    await ground().goAway();
    try {
      await tab.until(
        ({ cluster }) =>
          cluster.condition.state === 'unreachable' ||
          cluster.condition.state === 'stale',
      );
      expect(tab.section.cluster.condition).toMatchObject({
        lastSeen: expect.any(Number),
        reason: expect.stringMatching(/\w/),
      });
      expect(tab.stream.pods('away').map(({ name }) => name)).toEqual(
        seen.map(({ name }) => name),
      );
      const answer = tab.forecast({ verb: 'pause' });
      await expect(answer).rejects.toThrow('answered 503');
    } finally {
      await ground().comeBack();
    }
    await tab.until(({ cluster }) => cluster.condition.state === 'live');
    await tab.change({ verb: 'pause' }, 'done');
    expect(tab.stream.pods('away')).toHaveLength(3);
  });
}
