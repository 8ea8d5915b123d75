import {
  clusterFacts,
  nodeCondition,
  nodeRow,
  withCondition,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findNodePressure } from './node-pressure';

it('finds pressure by condition', () => {
  const facts = clusterFacts({
    nodes: ['a', 'b'].map(name =>
      withCondition(nodeRow(name), nodeCondition('DiskPressure', 'True')),
    ),
  });
  expect(findNodePressure(facts)).toMatchObject([
    { key: 'node-pressure/DiskPressure', severity: 'warning', count: 2 },
  ]);
});

it.each([
  ['a condition that is good when True', nodeCondition('CSIReady', 'True')],
  ['a type nobody has heard of', nodeCondition('Sunshine', 'True')],
  ['pressure that is over', nodeCondition('DiskPressure', 'False')],
])('leaves out %s', (_, condition) => {
  const facts = clusterFacts({
    nodes: [withCondition(nodeRow('a'), condition)],
  });
  expect(findNodePressure(facts)).toEqual([]);
});

it('leaves a node that is not even ready to its worse cause', () => {
  const node = withCondition(
    withCondition(nodeRow('a'), nodeCondition('DiskPressure', 'True')),
    nodeCondition('Ready', 'False'),
  );
  expect(findNodePressure(clusterFacts({ nodes: [node] }))).toEqual([]);
});
