import type { ClusterConnection, ClusterResponse } from '@pilotage/fleet-node';
import { ClusterUnreachableError } from '@pilotage/fleet-node';
import { ManualClock } from '@pilotage/fleet-node/testUtils';
import { ClusterProbes } from './ClusterProbes';

const cluster = {
  name: 'east',
  title: 'east',
  authProvider: 'serviceAccount',
  identity: 'server',
} as const;

const ok: ClusterResponse = {
  status: 200,
  header: () => undefined,
  text: async () => '[+]ping ok',
  json: async () => ({
    items: [],
    gitVersion: 'v1.34.2',
    preferredVersion: { version: 'v1' },
    resources: [{ name: 'leases' }],
  }),
  async *body() {},
};

describe('ClusterProbes', () => {
  function start(answer: (path: string) => Promise<ClusterResponse>) {
    const clock = new ManualClock();
    const asked: string[] = [];
    const connection: ClusterConnection = {
      cluster: 'east',
      request: async ({ path }) => {
        asked.push(path);
        return answer(path);
      },
    };
    const probes = new ClusterProbes({
      cluster,
      connection,
      targets: [],
      intervalMs: 10_000,
      slowIntervalMs: 60_000,
      timeoutMs: 1_000,
      clock,
      random: () => 0.5,
      certificate: async () => ({ state: 'absent', reason: 'http' }),
      onRound: () => {},
    });
    return { clock, asked, probes };
  }

  const count = (asked: string[], path: string) =>
    asked.filter(other => other === path).length;

  it('asks on two schedules, until it is stopped', async () => {
    const { clock, asked, probes } = start(async () => ok);
    expect(probes.readiness.state).toBe('unknown');
    await clock.advance(61_000);
    expect(count(asked, '/readyz')).toBe(7);
    expect(count(asked, '/version')).toBe(1);
    expect(probes.readiness).toMatchObject({
      state: 'known',
      value: { status: 200 },
    });
    expect(probes.version).toMatchObject({ value: 'v1.34.2' });
    expect(
      probes.objects({ group: 'coordination.k8s.io', kind: 'Lease' }),
    ).toMatchObject({ state: 'known' });
    expect(probes.objects({ group: '', kind: 'Secret' })).toBeUndefined();
    probes.stop();
    await clock.advance(120_000);
    expect(count(asked, '/readyz')).toBe(7);
  });

  it('knows at once when nobody answers any more', async () => {
    let lost = false;
    const { clock, probes } = start(async () => {
      if (lost) throw new ClusterUnreachableError('east', 'refused');
      return ok;
    });
    await clock.advance(5_000);
    expect(probes.readiness.state).toBe('known');
    lost = true;
    await clock.advance(10_000);
    expect(probes.readiness).toEqual({
      state: 'unknown',
      reason: 'Cluster east: refused',
    });
    probes.stop();
  });

  it('does not believe for ever what it read once', async () => {
    let stuck = false;
    const { clock, probes } = start(async () =>
      stuck ? new Promise<never>(() => {}) : ok,
    );
    await clock.advance(5_000);
    stuck = true;
    await clock.advance(60_000);
    expect(probes.readiness.state).toBe('known');
    await clock.advance(60_000);
    expect(probes.readiness).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('too old'),
    });
    probes.stop();
  });

  it('reads anew when asked to, and not twice at a time', async () => {
    const { clock, asked, probes } = start(async () => ok);
    await clock.advance(2_000);
    const before = count(asked, '/readyz');
    await Promise.all([probes.refresh(), probes.refresh()]);
    expect(count(asked, '/readyz')).toBe(before + 1);
    probes.stop();
  });
});
