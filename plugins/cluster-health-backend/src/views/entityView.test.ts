import { nodeStates } from '@pilotage/plugin-cluster-health-common';
import {
  containerRow,
  podRow,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import type { FoundCause } from '../causes';
import type { JudgedCheck } from '../live/judgeChecks';
import { pendingReading } from '../live/pendingReading';
import { entitySection } from './entityView';

const entityRef = 'component:default/cart';

const status = {
  cluster: {
    name: 'east',
    title: 'east',
    authProvider: 'aws',
    identity: 'server',
  },
  condition: { state: 'live', since: 1 },
  notInstalled: [],
  notReadable: [],
} as const;

const cause = (more: Partial<FoundCause>): FoundCause => ({
  key: 'a',
  kind: 'node-pressure',
  severity: 'warning',
  title: 'a title',
  detail: 'a detail',
  params: {},
  clusters: [{ name: 'east', count: 1, current: true }],
  unit: 'nodes',
  count: 1,
  affected: [],
  evidence: [],
  suggestion: '',
  ...more,
});

const check = (
  affected: JudgedCheck['finding']['affected'],
  { hard = false } = {},
): JudgedCheck => ({
  info: {
    id: 'probes',
    pillar: 'workloads',
    title: 'Containers have probes',
    why: '',
    limits: '',
    suggestion: '',
    hard,
    cost: 'C0',
    reads: [],
  },
  finding: {
    verdict: 'fail',
    summary: '3 of 4',
    ...(affected ? { affected } : {}),
  },
});

const node = (name: string) => ({ kind: 'Node', namespace: '', name });

function section(more: {
  causes?: FoundCause[];
  checks?: JudgedCheck[];
  pods?: ReturnType<typeof podRow>[];
  workloads?: ReturnType<typeof workload>[];
  seen?: boolean;
  waived?: boolean;
}) {
  const reading = pendingReading(
    more.seen === false
      ? {
          ...status,
          condition: { state: 'unreachable', since: 1, reason: 'refused' },
        }
      : status,
    5,
  );
  return entitySection({
    entityRef,
    reading: {
      ...reading,
      causes: more.causes ?? [],
      checks: more.checks ?? [],
      look: {
        ...reading.look,
        pools: {
          known: true,
          at: 1,
          value: [
            {
              pool: '',
              cells: [
                ['n1', 'a', 0, 3, ''],
                ['n2', 'b', nodeStates.indexOf('not-ready'), 9, 'down'],
                ['n3', 'b', nodeStates.indexOf('not-ready'), 9, 'down'],
              ],
            },
          ],
        },
      },
    },
    serving: { state: 'serving', reason: '', checks: [], since: 1 },
    workloads: more.workloads ?? [workload('shop/cart')],
    pods: more.pods ?? [podRow('shop/cart-1', { node: 'n1', zone: 'a' })],
    isWaived: () => more.waived ?? false,
    complete: causes =>
      causes.map(found => ({
        ...found,
        firstSeen: 1,
        lastSeen: 1,
        returns: 0,
      })),
  });
}

describe('entitySection', () => {
  it('says that nothing is wrong when nothing is', () => {
    expect(section({})).toMatchObject({
      verdict: 'pass',
      summary: '1 pods, and nothing is wrong with what they stand on',
      pods: {
        known: true,
        value: { total: 1, failing: 0, nodes: 1, zones: 1 },
      },
      nodes: [],
      causes: [],
      checks: [],
    });
  });

  it('leaves out a cluster that has nothing of it, but not one that is not seen', () => {
    expect(section({ workloads: [], pods: [] })).toBeUndefined();
    expect(section({ workloads: [], pods: [], seen: false })).toMatchObject({
      verdict: 'unknown',
      pods: { known: false },
    });
  });

  it('shows the nodes under its pods, and no others', () => {
    expect(
      section({
        pods: [
          podRow('shop/cart-1', { node: 'n1' }),
          podRow('shop/cart-2', { node: 'n2' }),
        ],
      }),
    ).toMatchObject({
      verdict: 'warn',
      summary: '1 of 2 nodes under its pods are not simply ready',
      nodes: [{ name: 'n2', pods: 1, reason: 'down' }],
    });
  });

  it('fails with its pods', () => {
    const crashing = containerRow({
      state: 'waiting',
      reason: 'CrashLoopBackOff',
    });
    expect(
      section({ pods: [podRow('shop/cart-1', { containers: [crashing] })] }),
    ).toMatchObject({ verdict: 'fail', summary: '1 of 1 pods fail' });
  });

  it.each<[string, Partial<FoundCause>, boolean]>([
    ['its own', { entityRef }, true],
    ['another’s', { entityRef: 'component:default/other' }, false],
    [
      'another’s on its node',
      {
        entityRef: 'component:default/other',
        affected: [{ ...node('n1'), cluster: 'east' }],
      },
      false,
    ],
    [
      'about its node',
      { affected: [{ ...node('n1'), cluster: 'east' }] },
      true,
    ],
    [
      'about another node',
      { affected: [{ ...node('n3'), cluster: 'east' }] },
      false,
    ],
    [
      'about its pod',
      {
        affected: [
          { kind: 'Pod', namespace: 'shop', name: 'cart-1', cluster: 'east' },
        ],
      },
      true,
    ],
    [
      'about a pod of that name elsewhere',
      {
        affected: [
          { kind: 'Pod', namespace: 'bank', name: 'cart-1', cluster: 'east' },
        ],
      },
      false,
    ],
    ['about the whole cluster', { kind: 'control-plane' }, true],
  ])('shows a cause that is %s: %3$s', (_, more, shown) => {
    const found = section({ causes: [cause(more)] });
    expect(found?.causes).toHaveLength(shown ? 1 : 0);
    expect(found?.verdict).toBe(shown ? 'warn' : 'pass');
  });

  it.each<[string, JudgedCheck, boolean, string, number]>([
    [
      'its workload',
      check([{ kind: 'Deployment', namespace: 'shop', name: 'cart' }]),
      false,
      'warn',
      1,
    ],
    [
      'its workload, and is hard',
      check([{ kind: 'Deployment', namespace: 'shop', name: 'cart' }], {
        hard: true,
      }),
      false,
      'fail',
      1,
    ],
    [
      'its workload, and is waived',
      check([{ kind: 'Deployment', namespace: 'shop', name: 'cart' }]),
      true,
      'pass',
      1,
    ],
    ['another workload', check([node('n3')]), false, 'pass', 0],
    ['nothing in particular', check(undefined), false, 'pass', 0],
  ])('shows a check that is about %s', (_, judged, waived, verdict, count) => {
    const found = section({ checks: [judged], waived });
    expect(found?.checks).toHaveLength(count);
    expect(found?.verdict).toBe(verdict);
    expect(found?.checks.map(({ shown }) => shown)).toEqual(
      Array.from({ length: count }, () => (waived ? 'waived' : 'fail')),
    );
  });
});
