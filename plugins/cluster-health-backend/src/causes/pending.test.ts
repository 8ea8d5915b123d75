import {
  clusterFacts,
  containerRow,
  podsOf,
  testNow,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findPending } from './pending';

const cart = workload('shop/cart');

function waiting(message: string, seconds = 90) {
  return {
    phase: 'Pending',
    node: '',
    reason: 'Unschedulable',
    message,
    createdAt: testNow - seconds * 1000,
    containers: [],
  } as const;
}

it('puts pods together that wait for the same, whatever the numbers', () => {
  const [first, second, third] = podsOf(cart, 3);
  const facts = clusterFacts({
    workloads: [cart],
    pods: [
      {
        ...first!,
        ...waiting(
          '0/9 nodes are available: 6 Insufficient cpu, 3 node(s) had untolerated taint {gpu: true}. preemption: 0/9 nodes are available: 9 Preemption is not helpful for scheduling.',
        ),
      },
      {
        ...second!,
        ...waiting(
          '0/12 nodes are available: 3 node(s) had untolerated taint {gpu: true}, 9 Insufficient cpu.',
        ),
      },
      {
        ...third!,
        ...waiting('0/9 nodes are available: 9 Insufficient memory.'),
      },
    ],
  });
  expect(
    findPending(facts).map(({ key, count, detail, severity }) => ({
      key,
      count,
      detail,
      severity,
    })),
  ).toEqual([
    {
      key: 'pending/shop/Deployment/cart/Insufficient cpu, had untolerated taint {gpu: true}',
      count: 2,
      detail: 'Insufficient cpu, had untolerated taint {gpu: true}',
      severity: 'bad',
    },
    {
      key: 'pending/shop/Deployment/cart/Insufficient memory',
      count: 1,
      detail: 'Insufficient memory',
      severity: 'bad',
    },
  ]);
});

it('says so when no scheduler has looked at a pod', () => {
  const facts = clusterFacts({
    pods: podsOf(cart, 1, { ...waiting(''), reason: '' }),
  });
  expect(findPending(facts)[0]!.detail).toBe('no scheduler has looked at it');
});

it('only warns about pods that somebody gated', () => {
  const facts = clusterFacts({
    pods: podsOf(cart, 1, { ...waiting(''), reason: 'SchedulingGated' }),
  });
  expect(findPending(facts)[0]!.severity).toBe('warning');
});

it('finds pods whose containers are not created for minutes', () => {
  const creating = {
    phase: 'Pending',
    createdAt: testNow - 6 * 60_000,
    containers: [
      containerRow({ state: 'waiting', reason: 'ContainerCreating' }),
    ],
  } as const;
  const facts = clusterFacts({ pods: podsOf(cart, 1, creating) });
  expect(findPending(facts)[0]!.detail).toBe('its containers are not created');
});

it.each([
  ['young', { pod: waiting('0/9 nodes are available: 9 x.', 30), skewMs: 0 }],
  [
    'young by the clock of the cluster',
    { pod: waiting('0/9 nodes are available: 9 x.', 90), skewMs: 60_000 },
  ],
  ['on their way out', { pod: { ...waiting('x'), deleting: true }, skewMs: 0 }],
  ['running', { pod: {}, skewMs: 0 }],
])('leaves out pods that are %s', (_, { pod, skewMs }) => {
  const facts = clusterFacts({
    pods: podsOf(cart, 1, pod),
    readiness: { clockSkewMs: skewMs },
  });
  expect(findPending(facts)).toEqual([]);
});
