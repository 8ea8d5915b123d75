import type { ContainerRow, PodRow } from '@pilotage/fleet-node';
import { podRow } from '@pilotage/plugin-cluster-health-node/testUtils';
import { RestartLog } from './RestartLog';

const hour = 60 * 60 * 1000;

describe('RestartLog', () => {
  let now: number;
  let changed: string[];
  let log: RestartLog;

  beforeEach(() => {
    now = 1_000 * hour;
    changed = [];
    log = new RestartLog({
      now: () => now,
      changed: cluster => changed.push(cluster),
    });
  });

  function pod(restarts: number, overrides: Partial<PodRow> = {}): PodRow {
    const base = podRow('shop/cart-1', { id: 7, ...overrides });
    const [container] = base.containers;
    return {
      ...base,
      containers: [
        {
          ...(container as ContainerRow),
          name: 'main',
          restarts,
          lastReason: 'OOMKilled',
        },
      ],
    };
  }

  it('does not count what happened before it looked', () => {
    log.upsert('east', pod(40));
    expect(log.of('east')).toEqual([]);
    expect(changed).toEqual(['east']);
  });

  it('knows when each restart it saw was', () => {
    log.upsert('east', pod(0));
    now += hour;
    log.upsert('east', pod(1));
    log.upsert('east', pod(1));
    now += hour;
    log.upsert('east', pod(3));
    expect(log.of('east')).toEqual([
      expect.objectContaining({
        pod: { namespace: 'shop', name: 'cart-1' },
        container: 'main',
        lastReason: 'OOMKilled',
        at: [now - hour, now, now],
      }),
    ]);
    expect(log.of('west')).toEqual([]);
  });

  it('forgets a restart after a day', () => {
    log.upsert('east', pod(0));
    log.upsert('east', pod(1));
    now += 23 * hour;
    expect(log.of('east')).toHaveLength(1);
    now += 2 * hour;
    expect(log.of('east')).toEqual([]);
  });

  it('does not take a new pod with the number of an old one for it', () => {
    log.upsert('east', pod(0));
    log.remove('east', 7);
    log.upsert('east', pod(5, { uid: 'uid-8' }));
    expect(log.of('east')).toEqual([]);
    log.upsert('east', pod(6, { uid: 'uid-8' }));
    expect(log.of('east')[0]?.at).toHaveLength(1);
  });

  it('does not count the restart of an in-place update, but those after it', () => {
    log.upsert('east', pod(0));
    const inPlaceStartedAt = now;
    log.upsert('east', pod(1, { inPlaceStartedAt }));
    expect(log.of('east')).toEqual([]);
    log.upsert('east', pod(2, { inPlaceStartedAt }));
    expect(log.of('east')[0]?.at).toHaveLength(1);
  });

  it('counts a restart long after an in-place update', () => {
    log.upsert('east', pod(0));
    const inPlaceStartedAt = now;
    now += hour;
    log.upsert('east', pod(1, { inPlaceStartedAt }));
    expect(log.of('east')[0]?.at).toHaveLength(1);
  });

  it('stays small, whatever restarts', () => {
    for (let id = 0; id < 2_100; id++) {
      log.upsert('east', pod(0, { id, uid: `uid-${id}` }));
      log.upsert('east', pod(500, { id, uid: `uid-${id}` }));
    }
    const restarts = log.of('east');
    expect(restarts).toHaveLength(2_000);
    expect(Math.max(...restarts.map(({ at }) => at.length))).toBe(50);
  });

  it('forgets a cluster that is no longer followed', () => {
    log.upsert('east', pod(0));
    log.upsert('east', pod(1));
    log.forget('east');
    expect(log.of('east')).toEqual([]);
  });
});
