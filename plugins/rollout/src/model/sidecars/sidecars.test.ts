import type { SidecarVersion } from '@pilotage/plugin-rollout-common';
import { readPodLabels, writePodLabels } from '../podLabels';
import { countsOf, podsIn, statesIn, sumCounts } from './cellState';
import { csvName } from './csvName';
import { versionColumns } from './versionColumns';
import { versionsOf } from './versionsOf';

describe('counts of sidecars', () => {
  it('add up state by state, the worst first', () => {
    const sum = sumCounts([
      { current: 3, outdated: 1 },
      { outdated: 2, blocked: 1 },
    ]);
    expect(podsIn(sum)).toBe(7);
    expect(statesIn(sum)).toEqual([
      { state: 'blocked', pods: 1 },
      { state: 'outdated', pods: 3 },
      { state: 'current', pods: 3 },
    ]);
  });

  it('are nothing where nothing runs', () => {
    expect(statesIn({})).toEqual([]);
    expect(statesIn({ current: 0 })).toEqual([]);
    expect(countsOf([{ version: '1', counts: { current: 1 } }], '2')).toEqual(
      {},
    );
  });
});

describe('versionColumns', () => {
  const version = (
    name: string,
    pods: number,
    wanted = false,
  ): SidecarVersion => ({ version: name, image: name, pods, wanted });

  it('puts what is wanted first, then what most pods run', () => {
    const { shown, others } = versionColumns([
      version('old', 9),
      version('newest', 1, true),
      version('older', 12),
    ]);
    expect(shown.map(each => each.version)).toEqual(['newest', 'older', 'old']);
    expect(others).toEqual([]);
  });

  it('lets the rarest share a column when there are too many', () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      version(`v${index}`, 100 - index),
    );
    const { shown, others } = versionColumns(many);
    expect(shown).toHaveLength(5);
    expect(others.map(each => each.version)).toEqual(['v5', 'v6', 'v7']);
  });

  it('gives a single rest its own column', () => {
    const six = Array.from({ length: 6 }, (_, index) =>
      version(`v${index}`, 1),
    );
    expect(versionColumns(six).others).toEqual([]);
  });
});

describe('versionsOf', () => {
  it('lists a wanted version nobody runs yet', () => {
    expect(
      versionsOf({
        container: 'proxy',
        rule: undefined,
        sources: [
          {
            cluster: 'a',
            sidecarSet: 's',
            wantedVersion: '2',
            revision: 's-2',
          },
        ],
        rows: [
          {
            cluster: 'a',
            cells: [
              { version: '0', counts: { outdated: 1 } },
              { version: '1', counts: { outdated: 5 } },
            ],
            notInjected: 0,
          },
        ],
      }),
    ).toEqual(['2', '1', '0']);
  });
});

describe('pod labels', () => {
  it.each([
    ['', {}],
    ['tier=edge', { tier: 'edge' }],
    [' tier = edge', undefined],
    [
      'tier=edge, example.com/zone=a ,',
      { tier: 'edge', 'example.com/zone': 'a' },
    ],
    ['empty=', { empty: '' }],
    ['tier', undefined],
    ['tier=edge=x', undefined],
    ['-a=b', undefined],
  ])('reads %j', (text, labels) => {
    const typed = readPodLabels(text);
    expect('labels' in typed ? typed.labels : undefined).toEqual(labels);
  });

  it('are written the way they are read', () => {
    const labels = { tier: 'edge', zone: 'a' };
    expect(readPodLabels(writePodLabels(labels))).toEqual({ labels });
  });
});

describe('csvName', () => {
  it('says what was filtered, in characters any file system takes', () => {
    expect(csvName({})).toBe('sidecars.csv');
    expect(csvName({ sidecar: 'mesh-proxy', cluster: 'arn:eks/a b' })).toBe(
      'sidecars-mesh-proxy-arn_eks_a_b.csv',
    );
  });
});
