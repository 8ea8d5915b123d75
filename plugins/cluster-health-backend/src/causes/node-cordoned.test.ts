import {
  clusterFacts,
  nodeRow,
  testNow,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findCordonedNodes } from './node-cordoned';

const hour = 60 * 60_000;

function cordon(manager: string, hoursAgo: number) {
  return {
    cordoned: true,
    cordonedBy: { manager, at: testNow - hoursAgo * hour },
  };
}

it('finds a cordon of nobody at once, with who set it and when as evidence', () => {
  const facts = clusterFacts({
    nodes: [nodeRow('a', cordon('kubectl-cordon', 3)), nodeRow('b')],
  });
  expect(findCordonedNodes(facts)).toMatchObject([
    {
      key: 'node-cordoned/nobody',
      severity: 'warning',
      title: 'Nodes cordoned by nobody',
      count: 1,
      affected: [{ name: 'a', detail: 'set by kubectl-cordon, 3 h ago' }],
      evidence: [
        {
          source: 'Node a spec.unschedulable',
          value: 'set by kubectl-cordon, 3 h ago',
        },
      ],
    },
  ]);
});

it('says so when the cluster does not tell who it was', () => {
  const facts = clusterFacts({ nodes: [nodeRow('a', { cordoned: true })] });
  expect(findCordonedNodes(facts)[0]!.affected[0]!.detail).toBe(
    'the cluster does not tell who set it',
  );
});

const owned = {
  annotations: {
    'pilotage.dev/cordoned-by': 'user:default/ana',
    'pilotage.dev/cordon-reason': 'disk swap',
  },
};

it('gives somebody who works on it a day', () => {
  const at = (hours: number) =>
    findCordonedNodes(
      clusterFacts({
        nodes: [nodeRow('a', { ...cordon('kubectl-cordon', hours), ...owned })],
      }),
    );
  expect(at(20)).toEqual([]);
  expect(at(25)).toMatchObject([
    { key: 'node-cordoned/user:default/ana', detail: 'disk swap' },
  ]);
});

it.each([
  ['kured', { annotations: { 'weave.works/kured-reboot-in-progress': 'x' } }],
  [
    'medik8s',
    {
      taints: [{ key: 'medik8s.io/drain', value: '', effect: 'NoSchedule' }],
    },
  ],
  ['karpenter', cordon('karpenter', 1)],
])('knows the marks of automation: %s', (_, more) => {
  const facts = clusterFacts({
    nodes: [nodeRow('a', { ...cordon('kubectl', 1), ...more })],
  });
  expect(findCordonedNodes(facts)).toEqual([]);
});
