import { nodeStates } from '@pilotage/plugin-cluster-health-common';
import { recordNode, recordTransition } from '../__testUtils__/recordNodes';
import { checkoutEntity, clusterEntity } from '../__testUtils__/entities';
import { clusterNameOf, isKubernetesCluster } from './clusterEntity';
import { nodeGlyphs } from './drawNode';
import { entityName } from './entityName';
import { goneNodes } from './goneNodes';
import { isClusterHealthAvailable } from './isClusterHealthAvailable';
import {
  countStates,
  nodeGroups,
  nodeStateOf,
  nodesWorstFirst,
} from './nodeGroups';
import { nodeSquare } from './nodeLayout';
import { formatPercent, isDoubtful } from './percent';
import { refusalOf } from './refusal';
import { dayAfter, dayText, endOfDay, waiverProblems } from './waiverForm';

describe('formatPercent', () => {
  it.each([
    [1, 2, '100'],
    [0.99999, 2, '99.99'],
    [0.9993, 2, '99.93'],
    [0.9871, 1, '98.7'],
    [0.5, 0, '50'],
    [0, 2, '0.00'],
  ])('%d with %d digits is %s: never rounded up', (share, digits, text) => {
    expect(formatPercent(share, digits, 'en')).toBe(text);
  });
});

describe('isDoubtful', () => {
  it.each([
    [0.99, false],
    [0.9899, true],
    [0, true],
  ])('a coverage of %d: %s', (coverage, doubtful) => {
    expect(isDoubtful({ coverage })).toBe(doubtful);
  });
});

describe('node groups', () => {
  const groups = nodeGroups([
    {
      pool: 'gpu',
      cells: [recordNode('gpu-1', 'not-ready', { zone: 'b' })],
    },
    {
      pool: 'general',
      cells: [
        recordNode('n-10', 'ready', { zone: 'b' }),
        recordNode('n-9', 'cordoned', { zone: 'b' }),
        recordNode('n-1', 'ready', { zone: 'a' }),
      ],
    },
  ]);

  it('are by pool and zone, with names in human order whatever the state', () => {
    expect(
      groups.map(({ pool, zone, nodes }) => [
        pool,
        zone,
        nodes.map(({ name }) => name),
      ]),
    ).toEqual([
      ['general', 'a', ['n-1']],
      ['general', 'b', ['n-9', 'n-10']],
      ['gpu', 'b', ['gpu-1']],
    ]);
  });

  it('are counted by state', () => {
    expect(countStates(groups)).toMatchObject({
      ready: 2,
      cordoned: 1,
      'not-ready': 1,
      unknown: 0,
    });
  });

  it('are a table with the worst first', () => {
    expect(nodesWorstFirst(groups).map(({ name }) => name)).toEqual([
      'gpu-1',
      'n-9',
      'n-1',
      'n-10',
    ]);
  });

  it('take a state they do not know for unknown, not for ready', () => {
    expect(nodeStateOf(99)).toBe('unknown');
  });
});

describe('the node map', () => {
  it('tells every state by its shape, not only by its colour', () => {
    const shapes = nodeStates.map(state => {
      const { fill, mark } = nodeGlyphs[state];
      return `${fill} ${mark}`;
    });
    expect(new Set(shapes).size).toBe(nodeStates.length);
  });

  it('shrinks its squares until 5,000 nodes fit on a screen', () => {
    const { cell, gap } = nodeSquare(5_000);
    const columns = Math.floor(480 / (cell + gap));
    expect((5_000 / columns) * (cell + gap)).toBeLessThan(1_100);
    expect(nodeSquare(200).cell).toBeGreaterThan(cell);
  });
});

describe('waiver form', () => {
  const now = new Date('2026-11-21T11:00:00').getTime();
  const reason = 'moves to another tool';
  it.each([
    ['', '2026-12-01', ['reason']],
    ['too short', '2026-12-01', ['reason']],
    ['          a          ', '2026-12-01', ['reason']],
    [reason, '', ['no-date']],
    [reason, '2026-11-20', ['past']],
    [reason, '2026-11-21', []],
    [reason, dayAfter(now, 364), []],
    [reason, '2027-11-22', ['too-far']],
    ['', 'x', ['reason', 'no-date']],
  ])('%p until %p: %j', (text, until, problems) => {
    expect(waiverProblems({ reason: text, until }, now)).toEqual(problems);
  });

  it('means all of the last day, in the time zone of the viewer', () => {
    expect(dayText(endOfDay('2026-12-01'))).toBe('2026-12-01');
    expect(dayText(endOfDay('2026-12-01') + 1)).toBe('2026-12-02');
  });

  it('stays inside the year the backend allows', () => {
    const year = 365 * 24 * 3_600_000;
    expect(endOfDay(dayAfter(now, 364)) - now).toBeLessThanOrEqual(year);
  });
});

describe('goneNodes', () => {
  it('are those whose last transition says so', () => {
    const gone = goneNodes([
      recordTransition('came-back', { to: 'gone', at: 1 }),
      recordTransition('came-back', { from: 'gone', to: 'online', at: 2 }),
      recordTransition('gone', { to: 'gone', at: 5 }),
      recordTransition('gone', { to: 'offline', at: 4 }),
      recordTransition('just-gone', { to: 'gone', at: 9 }),
    ]);
    expect(gone.map(({ node }) => node)).toEqual(['just-gone', 'gone']);
  });
});

describe('refusalOf', () => {
  const ended = { state: 'ended', since: 0, reason: 'no' } as const;
  it.each([
    ['nothing was ever shown', ended, false, true],
    ['it may no longer be seen', { ...ended, status: 403 }, true, true],
    ['it ended for another reason', ended, true, false],
    [
      'it is only lost',
      { state: 'connecting', since: 0 } as const,
      false,
      false,
    ],
  ])('takes a topic away when %s', (_, connection, known, refused) => {
    expect(refusalOf(connection, known) !== undefined).toBe(refused);
  });
});

describe('entities', () => {
  it('are clusters by kind and type, named by the annotation or the name', () => {
    expect(isKubernetesCluster(clusterEntity)).toBe(true);
    expect(isKubernetesCluster(checkoutEntity)).toBe(false);
    expect(clusterNameOf(clusterEntity)).toBe('prod-us');
    expect(
      clusterNameOf({
        ...clusterEntity,
        metadata: {
          name: 'x',
          annotations: { 'pilotage.dev/cluster': 'arn:aws:eks:eu/prod' },
        },
      }),
    ).toBe('arn:aws:eks:eu/prod');
  });

  it.each([
    [{ 'backstage.io/kubernetes-id': 'x' }, true],
    [{ 'backstage.io/kubernetes-label-selector': 'app=x' }, true],
    [{ 'backstage.io/techdocs-ref': 'dir:.' }, false],
  ])('with %j name workloads: %s', (annotations, available) => {
    expect(
      isClusterHealthAvailable({
        ...checkoutEntity,
        metadata: { name: 'x', annotations },
      }),
    ).toBe(available);
  });

  it.each([
    ['group:default/team-money', 'team-money'],
    ['team-money', 'team-money'],
    ['user:people/ann', 'ann'],
    ['', undefined],
  ])('%p is called %p', (ref, name) => {
    expect(entityName(ref)).toBe(name);
  });
});
