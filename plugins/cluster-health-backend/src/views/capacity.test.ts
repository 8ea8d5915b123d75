import {
  containerRow,
  kubeObject,
  nodeRow,
  podRow,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { lastBackup } from './lastBackup';
import { podTally } from './podTally';
import { survives } from './survives';

const gib = 1024 ** 3;

describe('podTally', () => {
  it('counts what fails, and what holds a place', () => {
    const waiting = (reason: string) => [
      containerRow({ state: 'waiting', reason }),
    ];
    const requests = {
      cpuMilli: 100,
      memoryBytes: gib,
      incomplete: 0,
      unlimited: 0,
    };
    const tally = podTally([
      podRow('shop/a', { node: 'n1', requests }),
      podRow('shop/b', {
        node: 'n1',
        requests,
        containers: waiting('CrashLoopBackOff'),
      }),
      podRow('shop/c', {
        node: '',
        phase: 'Pending',
        requests,
        containers: waiting('ImagePullBackOff'),
      }),
      podRow('shop/d', { node: 'n2', phase: 'Succeeded', requests }),
      podRow('shop/e', { node: 'n2', phase: 'Failed', requests }),
      podRow('shop/f', {
        node: 'n2',
        requests,
        deleting: true,
        containers: waiting('CrashLoopBackOff'),
      }),
      podRow('shop/g', { node: '', phase: 'Pending', requests }),
    ]);
    expect(tally).toEqual({
      total: 7,
      failing: 3,
      onNode: new Map([
        ['n1', 2],
        ['n2', 1],
      ]),
      requests: { cpuMilli: 500, memoryBytes: 5 * gib },
    });
  });
});

describe('survives', () => {
  const nodes = ['a', 'b', 'c'].map(zone => nodeRow(`n-${zone}`, { zone }));

  it.each<[string, typeof nodes, number, number, string]>([
    ['two of three zones are enough', nodes, 8_000, 1, 'biggest-zone'],
    ['they are not', nodes, 8_001, 1, 'nothing'],
    ['memory does not fit', nodes, 1, 32 * gib + 1, 'nothing'],
    [
      'one zone has two of four nodes',
      [...nodes, nodeRow('n-a2', { zone: 'a' })],
      12_000,
      1,
      'biggest-node',
    ],
    [
      'zones are not known',
      nodes.map(node => ({ ...node, zone: '' })),
      8_000,
      1,
      'biggest-node',
    ],
    [
      'a node takes nothing new',
      [...nodes.slice(1), { ...nodes[0]!, cordoned: true }],
      8_000,
      1,
      'nothing',
    ],
    ['there is one node', nodes.slice(0, 1), 0, 0, 'nothing'],
    ['there is none', [], 0, 0, 'nothing'],
  ])('when %s', (_, cluster, cpuMilli, memoryBytes, expected) => {
    expect(survives(cluster, { cpuMilli, memoryBytes })).toBe(expected);
  });
});

describe('lastBackup', () => {
  const backup = (phase: string, completionTimestamp?: string) =>
    kubeObject('Backup', 'velero/x', {
      status: { phase, completionTimestamp },
    });

  it.each([
    [
      [
        backup('Completed', '2026-01-01T00:00:00Z'),
        backup('Completed', '2026-01-02T00:00:00Z'),
        backup('Failed', '2026-01-03T00:00:00Z'),
        backup('InProgress'),
      ],
      { known: true, value: Date.parse('2026-01-02T00:00:00Z') },
    ],
    [[backup('Failed', '2026-01-03T00:00:00Z')], { known: false }],
    [[], { known: false }],
  ])('%#', (value, expected) => {
    expect(lastBackup({ state: 'known', value, at: 1 })).toMatchObject(
      expected,
    );
  });

  it('is not known where there is no Velero', () => {
    const fact = { state: 'absent', reason: 'no such kind' } as const;
    expect(lastBackup(fact)).toEqual({ known: false, reason: 'no such kind' });
  });
});
