import type { ServingMark } from '@pilotage/fleet-common';
import type { CheckVerdict } from '@pilotage/plugin-cluster-health-common';
import {
  clusterFacts,
  podRow,
  unseenClusterFacts,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import type { FoundCause } from '../causes';
import type { ClusterReading } from '../live/ClusterReading';
import { evaluateCluster } from '../live/evaluateCluster';
import type { JudgedCheck } from '../live/judgeChecks';
import { pendingReading } from '../live/pendingReading';
import { clusterLook } from './clusterLook';
import { clusterSummary, healthOf } from './clusterSummary';
import { fleetView } from './fleetView';
import { mergeCauses } from './mergeCauses';

const cluster = {
  name: 'east',
  title: 'east',
  environment: 'prod',
  authProvider: 'aws',
  identity: 'server',
} as const;

const live = {
  cluster,
  condition: { state: 'live', since: 1 },
  notInstalled: [],
  notReadable: [],
} as const;

const lost = {
  ...live,
  condition: { state: 'unreachable', since: 2, reason: 'refused' },
} as const;

const serving: ServingMark = {
  state: 'serving',
  reason: 'ok',
  checks: [],
  since: 1,
};

const cause = (
  key: string,
  name: string,
  more: Partial<FoundCause> = {},
): FoundCause => ({
  key,
  kind: 'crash-loop',
  severity: 'bad',
  title: key,
  detail: `on ${name}`,
  params: {},
  clusters: [{ name, count: more.count ?? 1, current: true }],
  unit: 'pods',
  count: 1,
  affected: [{ kind: 'Pod', namespace: 'a', name: 'p', cluster: name }],
  evidence: [],
  suggestion: '',
  ...more,
});

const hard = (verdict: CheckVerdict): JudgedCheck => ({
  info: {
    id: 'h',
    pillar: 'nodes',
    title: 'h',
    why: '',
    limits: '',
    suggestion: '',
    hard: true,
    cost: 'C0',
    reads: [],
  },
  finding: { verdict, summary: '' },
});

describe('healthOf', () => {
  const reading = {
    status: live,
    causes: [],
    causesIncomplete: false,
    checks: [hard('pass')],
  };

  it.each<[string, Partial<ClusterReading>, boolean, string]>([
    ['all is well', {}, false, 'healthy'],
    ['it is not seen', { status: lost }, false, 'unknown'],
    ['a hard check fails', { checks: [hard('fail')] }, false, 'failing'],
    ['that is waived', { checks: [hard('fail')] }, true, 'healthy'],
    [
      'something bad is found',
      { causes: [cause('a', 'east')] },
      false,
      'degraded',
    ],
    [
      'a warning is found',
      { causes: [cause('a', 'east', { severity: 'warning' })] },
      false,
      'healthy',
    ],
    [
      'a hard check is unknown',
      { checks: [hard('unknown')] },
      false,
      'unknown',
    ],
    ['no check has run', { checks: [] }, false, 'unknown'],
    ['looking for causes failed', { causesIncomplete: true }, false, 'unknown'],
  ])('when %s', (_, more, waived, health) => {
    expect(
      healthOf(
        { ...reading, ...more },
        { isWaived: check => waived && check === 'h' },
      ),
    ).toBe(health);
  });
});

describe('clusterLook', () => {
  it('keeps what was last known, with its age', () => {
    const facts = clusterFacts({ pods: [podRow('shop/a')] });
    const before = clusterLook(facts, undefined);
    expect(before.pods).toEqual({
      known: true,
      value: { total: 1, failing: 0 },
      at: facts.now,
    });
    const unseen = unseenClusterFacts();
    expect(clusterLook(unseen, before).pods).toBe(before.pods);
    expect(clusterLook(unseen, undefined).pods).toMatchObject({ known: false });
    expect(clusterLook(unseen, undefined).survives).toMatchObject({
      known: false,
    });
  });
});

describe('evaluateCluster', () => {
  it('keeps the causes of a cluster that is lost, and marks them', () => {
    const options = { checks: [], onError: () => {} };
    const facts = clusterFacts({
      pods: [
        podRow('shop/a', {
          containers: [
            {
              ...podRow('shop/a').containers[0]!,
              state: 'waiting',
              reason: 'CrashLoopBackOff',
            },
          ],
        }),
      ],
    });
    const seen = evaluateCluster({
      ...options,
      facts,
      status: live,
      before: undefined,
    });
    expect(seen.causes.map(({ kind }) => kind)).toContain('crash-loop');
    const unseen = unseenClusterFacts();
    const once = evaluateCluster({
      ...options,
      facts: unseen,
      status: lost,
      before: seen,
    });
    const twice = evaluateCluster({
      ...options,
      facts: unseen,
      status: lost,
      before: once,
    });
    for (const reading of [once, twice]) {
      expect(reading.causes.map(({ kind }) => kind)).toEqual([
        'cluster-not-seen',
      ]);
      expect(reading.lastCauses).toEqual([
        expect.objectContaining({
          kind: 'crash-loop',
          clusters: [expect.objectContaining({ current: false })],
        }),
      ]);
    }
  });
});

describe('mergeCauses', () => {
  const timesOf = (name: string) => ({
    firstSeen: name === 'east' ? 10 : 5,
    lastSeen: name === 'east' ? 90 : 80,
    returns: name === 'east' ? 3 : 1,
  });

  it('is one cause, however many clusters it shows on', () => {
    const [merged, ...rest] = mergeCauses(
      [
        cause('a', 'west', {
          count: 1,
          clusters: [{ name: 'west', count: 1, current: false }],
        }),
        cause('a', 'east', { count: 4 }),
      ],
      timesOf,
    );
    expect(rest).toEqual([]);
    expect(merged).toMatchObject({
      detail: 'on east',
      count: 5,
      clusters: [
        { name: 'east', count: 4, current: true },
        { name: 'west', count: 1, current: false },
      ],
      firstSeen: 5,
      lastSeen: 90,
      returns: 3,
    });
    expect(merged?.affected).toHaveLength(2);
  });

  it('puts the worst first, then the widest', () => {
    const keys = mergeCauses(
      [
        cause('warning', 'east', { severity: 'warning', count: 99 }),
        cause('small', 'east', { count: 1 }),
        cause('unknown', 'east', { severity: 'unknown' }),
        cause('large', 'east', { count: 9 }),
      ],
      timesOf,
    ).map(({ key }) => key);
    expect(keys).toEqual(['large', 'small', 'unknown', 'warning']);
  });
});

describe('fleetView', () => {
  it('counts a cluster nobody has looked at, and does not count it as serving', () => {
    const unknown = { known: false, reason: 'nothing yet' } as const;
    const context = { online: unknown, isWaived: () => false };
    const summaries = [
      clusterSummary(pendingReading(live, 1), {
        ...context,
        serving: { ...serving, state: 'unknown' },
      }),
      clusterSummary(pendingReading(lost, 1), { ...context, serving }),
    ];
    const { topic, sections } = fleetView({
      clusters: summaries,
      causes: mergeCauses([cause('a', 'east')], () => ({
        firstSeen: 1,
        lastSeen: 1,
        returns: 0,
      })),
      online: unknown,
    });
    expect(topic).toEqual({
      clusters: { total: 2, serving: 1 },
      online: unknown,
      causes: 1,
      failingPods: 0,
      withoutOwner: 1,
      environments: ['prod'],
    });
    expect([...sections.keys()]).toEqual(['cluster/east', 'cause/a']);
    expect(summaries[0]).toMatchObject({
      health: 'unknown',
      nodes: { known: false },
      controlPlane: { known: false },
    });
  });
});
