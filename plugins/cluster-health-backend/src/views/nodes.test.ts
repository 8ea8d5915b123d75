import {
  healthyConditions,
  nodeCondition,
  nodeRow,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { nodeStates } from '@pilotage/plugin-cluster-health-common';
import { nodeCounts } from './nodeCounts';
import { nodePools } from './nodePools';
import { nodeState } from './nodeState';

const lost = [nodeCondition('Ready', 'Unknown', { reason: 'StatusUnknown' })];
const down = [nodeCondition('Ready', 'False', { reason: 'KubeletNotReady' })];
const pressed = [
  nodeCondition('DiskPressure', 'True'),
  ...healthyConditions.filter(({ type }) => type !== 'DiskPressure'),
];
const owned = { 'pilotage.dev/cordoned-by': 'team-platform' };

describe('nodeState', () => {
  it.each<[string, Parameters<typeof nodeRow>[1], string]>([
    ['ready', {}, 'ready'],
    [
      'ready, with its conditions in another order',
      {
        conditions: [...healthyConditions].reverse(),
      },
      'ready',
    ],
    ['lost', { conditions: lost, cordoned: true }, 'unknown'],
    ['without conditions', { conditions: [] }, 'unknown'],
    ['down', { conditions: down, cordoned: true }, 'not-ready'],
    ['cordoned by nobody', { cordoned: true }, 'cordoned-no-owner'],
    [
      'cordoned by nobody and under pressure',
      { cordoned: true, conditions: pressed },
      'cordoned-no-owner',
    ],
    [
      'cordoned by somebody',
      { cordoned: true, annotations: owned },
      'cordoned',
    ],
    ['under pressure', { conditions: pressed }, 'pressure'],
    [
      'cordoned by somebody and under pressure',
      { cordoned: true, annotations: owned, conditions: pressed },
      'pressure',
    ],
    [
      'with a condition nobody knows',
      { conditions: [...healthyConditions, nodeCondition('GpuReady', 'True')] },
      'ready',
    ],
  ])('of a node that is %s', (_, more, state) => {
    const judged = nodeState(nodeRow('a', more));
    expect(judged.state).toBe(state);
    expect(judged.reason === '').toBe(state === 'ready');
  });
});

describe('nodeCounts', () => {
  it('counts a node for everything that is true of it', () => {
    expect(
      nodeCounts([
        nodeRow('a'),
        nodeRow('b', { cordoned: true }),
        nodeRow('c', { cordoned: true, annotations: owned }),
        nodeRow('d', { conditions: pressed }),
        nodeRow('e', { conditions: lost }),
      ]),
    ).toEqual({
      total: 5,
      ready: 4,
      cordoned: 2,
      cordonedWithoutOwner: 1,
      underPressure: 1,
    });
  });
});

describe('nodePools', () => {
  it('groups nodes, by zone and name within their pool', () => {
    const pools = nodePools(
      [
        nodeRow('n2', { pool: 'gpu', zone: 'b' }),
        nodeRow('n3', { pool: 'gpu', zone: 'a', conditions: down }),
        nodeRow('n1', { pool: 'gpu', zone: 'b' }),
        nodeRow('n4', { pool: '' }),
      ],
      new Map([['n1', 7]]),
    );
    expect(pools.map(({ pool }) => pool)).toEqual(['', 'gpu']);
    expect(pools[1]?.cells).toEqual([
      ['n3', 'a', nodeStates.indexOf('not-ready'), 0, 'KubeletNotReady'],
      ['n1', 'b', 0, 7, ''],
      ['n2', 'b', 0, 0, ''],
    ]);
  });
});
