import {
  clusterFacts,
  nodeCondition,
  nodeRow,
  unseenClusterFacts,
  withCondition,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findNodesNotReady } from './node-not-ready';

const lost = nodeCondition('Ready', 'Unknown', { reason: 'NodeStatusUnknown' });
const broken = nodeCondition('Ready', 'False', { reason: 'KubeletNotReady' });

it('puts nodes together by the reason they give', () => {
  const facts = clusterFacts({
    nodes: [
      withCondition(nodeRow('a'), lost),
      withCondition(nodeRow('b'), broken),
      withCondition(nodeRow('c'), lost),
      nodeRow('d'),
    ],
  });
  expect(findNodesNotReady(facts)).toMatchObject([
    {
      key: 'node-not-ready/NodeStatusUnknown',
      severity: 'bad',
      unit: 'nodes',
      count: 2,
      affected: [{ name: 'a' }, { name: 'c' }],
    },
    { key: 'node-not-ready/KubeletNotReady', count: 1 },
  ]);
});

it('counts a node that reports nothing, and one with a state nobody has heard of', () => {
  const facts = clusterFacts({
    nodes: [
      nodeRow('a', { conditions: [] }),
      withCondition(
        nodeRow('b'),
        nodeCondition('Ready', 'Perhaps' as 'Unknown', { reason: 'Perhaps' }),
      ),
    ],
  });
  expect(findNodesNotReady(facts).map(({ count }) => count)).toEqual([1, 1]);
});

it('does not care about the order of conditions, nor about conditions of others', () => {
  const { conditions } = nodeRow('a');
  const facts = clusterFacts({
    nodes: [
      nodeRow('a', {
        conditions: [
          ...[...conditions].reverse(),
          nodeCondition('NetworkReady', 'True'),
          nodeCondition('KernelDeadlock', 'False'),
        ],
      }),
    ],
  });
  expect(findNodesNotReady(facts)).toEqual([]);
});

it('claims nothing about nodes it cannot read', () => {
  expect(findNodesNotReady(unseenClusterFacts())).toEqual([]);
});
