import {
  clusterFacts,
  containerRow,
  kubeObject,
  nodeRow,
  podRow,
  unknown,
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
    const tally = podTally([
      podRow('shop/a', { node: 'n1' }),
      podRow('shop/b', {
        node: 'n1',
        containers: waiting('CrashLoopBackOff'),
      }),
      podRow('shop/c', {
        node: '',
        phase: 'Pending',
        containers: waiting('ImagePullBackOff'),
      }),
      podRow('shop/d', { node: 'n2', phase: 'Succeeded' }),
      podRow('shop/e', { node: 'n2', phase: 'Failed' }),
      podRow('shop/f', {
        node: 'n2',
        deleting: true,
        containers: waiting('CrashLoopBackOff'),
      }),
      podRow('shop/g', { node: '', phase: 'Pending' }),
    ]);
    expect(tally).toEqual({
      total: 7,
      failing: 3,
      onNode: new Map([
        ['n1', 2],
        ['n2', 1],
      ]),
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
    const requests = { cpuMilli, memoryBytes, incomplete: 0, unlimited: 0 };
    const facts = clusterFacts({
      nodes: cluster,
      pods: [podRow('shop/all', { requests })],
    });
    expect(survives(facts)).toMatchObject({ state: 'known', value: expected });
  });

  it.each([
    ['nodes', { nodes: unknown() }],
    ['pods', { pods: unknown() }],
    ['what goes with its node', { objects: { DaemonSet: unknown() } }],
  ])('is not known when %s cannot be read', (_, facts) => {
    expect(survives(clusterFacts(facts))).toMatchObject({ state: 'unknown' });
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
