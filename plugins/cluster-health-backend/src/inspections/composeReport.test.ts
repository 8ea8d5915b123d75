import type {
  CheckVerdict,
  InspectionReport,
  Pillar,
  Waiver,
} from '@pilotage/plugin-cluster-health-common';
import type { JudgedCheck } from '../live/judgeChecks';
import { composeReport, withWaivers } from './composeReport';

const judged = (
  id: string,
  verdict: CheckVerdict,
  more: { pillar?: Pillar; owners?: string[] } = {},
): JudgedCheck => ({
  info: {
    id,
    pillar: more.pillar ?? 'nodes',
    title: id,
    why: '',
    limits: '',
    suggestion: '',
    hard: false,
    cost: 'C0',
    reads: [],
  },
  finding: {
    verdict,
    summary: 'so',
    affected: (more.owners ?? []).map((ownerEntityRef, index) => ({
      kind: 'Pod',
      namespace: 'shop',
      name: `pod-${index}`,
      ownerEntityRef,
    })),
  },
});

const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  id: 'w',
  cluster: 'east',
  check: 'a',
  reason: 'known',
  by: 'user:default/ada',
  createdAt: 0,
  until: 9,
  ...more,
});

function compose(
  checks: JudgedCheck[],
  more: { waivers?: Waiver[]; before?: InspectionReport; at?: number } = {},
): InspectionReport {
  return composeReport({
    head: {
      id: `at-${more.at ?? 1}`,
      cluster: 'east',
      trigger: { type: 'schedule' },
      startedAt: 0,
      finishedAt: more.at ?? 1,
    },
    checks,
    waivers: more.waivers ?? [],
    before: more.before,
  });
}

describe('composeReport', () => {
  it('puts pillars in their order and the worst of each first', () => {
    const report = compose([
      judged('n-pass', 'pass'),
      judged('n-fail', 'fail'),
      judged('n-unknown', 'unknown'),
      judged('b-warn', 'warn', { pillar: 'backup' }),
    ]);
    expect(report.items.map(({ info }) => info.id)).toEqual([
      'b-warn',
      'n-fail',
      'n-unknown',
      'n-pass',
    ]);
    expect(report.pillars.map(({ pillar }) => pillar)).toEqual([
      'backup',
      'nodes',
    ]);
    expect(report.counts).toMatchObject({ pass: 1, warn: 1, fail: 1 });
  });

  it.each<[string, CheckVerdict, Waiver, string]>([
    ['a failure', 'fail', waiver(), 'waived'],
    ['a warning', 'warn', waiver(), 'waived'],
    ['what passes', 'pass', waiver(), 'pass'],
    ['what is not known', 'unknown', waiver(), 'unknown'],
    ['a failure elsewhere', 'fail', waiver({ cluster: 'west' }), 'fail'],
    ['another failure', 'fail', waiver({ check: 'b' }), 'fail'],
  ])('accepts %s (%s)', (_, verdict, accepted, shown) => {
    const [item] = compose([judged('a', verdict)], {
      waivers: [accepted],
    }).items;
    expect(item?.shown).toBe(shown);
    expect(item?.waiver?.id).toBe(shown === 'waived' ? 'w' : undefined);
  });

  it('remembers since when something fails, also while it is waived', () => {
    const first = compose([judged('a', 'warn')], { at: 1 });
    const second = compose([judged('a', 'fail')], {
      at: 2,
      before: first,
      waivers: [waiver()],
    });
    const third = compose([judged('a', 'fail')], { at: 3, before: second });
    expect(third.items[0]).toMatchObject({
      before: 'waived',
      change: 'new-fail',
      failingSince: 1,
    });
    expect(third.comparedWith).toEqual({ id: 'at-2', finishedAt: 2 });
    const fixed = compose([judged('a', 'pass')], { at: 4, before: third });
    expect(fixed.items[0]).toMatchObject({ change: 'fixed' });
    expect(fixed.items[0]).not.toHaveProperty('failingSince');
    const again = compose([judged('a', 'fail')], { at: 5, before: fixed });
    expect(again.items[0]?.failingSince).toBe(5);
  });

  it('says nothing of a check that was not in the run before', () => {
    const before = compose([judged('a', 'pass')]);
    const [item] = compose([judged('b', 'fail')], { before, at: 2 }).items;
    expect(item).not.toHaveProperty('before');
    expect(item).not.toHaveProperty('change');
  });

  it('names an owner where all that is affected has the same', () => {
    const [one, several] = compose([
      judged('a', 'fail', { owners: ['component:default/x'] }),
      judged('b', 'fail', {
        owners: ['component:default/x', 'component:default/y'],
      }),
    ]).items;
    expect(one?.ownerEntityRef).toBe('component:default/x');
    expect(several).not.toHaveProperty('ownerEntityRef');
  });

  it('keeps 50 affected objects and says how many there are', () => {
    const owners = Array.from({ length: 70 }, () => 'component:default/x');
    const [item] = compose([judged('a', 'fail', { owners })]).items;
    expect(item?.result.affected).toHaveLength(50);
    expect(item?.result.affectedTotal).toBe(70);
  });
});

describe('withWaivers', () => {
  it('shows what was accepted since, and no longer what has ended', () => {
    const report = compose(
      [judged('a', 'fail'), judged('b', 'warn'), judged('c', 'unknown')],
      { waivers: [waiver({ check: 'b' })] },
    );
    const shown = withWaivers(report, [
      waiver({ check: 'a' }),
      waiver({ check: 'c' }),
      waiver({ check: 'b', cluster: 'west' }),
    ]);
    expect(
      Object.fromEntries(
        shown.items.map(item => [item.info.id, [item.shown, item.waiver?.id]]),
      ),
    ).toEqual({
      a: ['waived', 'w'],
      b: ['warn', undefined],
      c: ['unknown', undefined],
    });
    expect(shown.counts).toMatchObject({ waived: 1, warn: 1, fail: 0 });
    expect(shown.score).not.toEqual(report.score);
  });
});
