import {
  clusterFacts,
  containerRow,
  kubeObject,
  lease,
  nodeCondition,
  nodeRow,
  podRow,
  podsOf,
  service,
  testNow,
  withCondition,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findCauses } from './index';

const waiting = (reason: string) => ({
  containers: [containerRow({ state: 'waiting', reason })],
});

/** A cluster on which everything is wrong that can be while it is seen. */
function troubled(name: string) {
  const cart = workload('shop/cart');
  const [crashing, pulling, pending, going, restarting, killed] = podsOf(
    cart,
    6,
  );
  const restarts = (pod: { name: string }, lastReason: string) => ({
    pod: { namespace: 'shop', name: pod.name },
    owner: cart.uid,
    container: 'main',
    image: 'cart:1',
    lastReason,
    at: [3, 2, 1].map(minutes => testNow - minutes * 60_000),
  });
  return clusterFacts({
    cluster: { name },
    readiness: { status: 500, parts: [{ name: 'etcd', ok: false }] },
    workloads: [cart],
    nodes: [
      withCondition(nodeRow('a'), nodeCondition('Ready', 'Unknown')),
      withCondition(nodeRow('b'), nodeCondition('DiskPressure', 'True')),
      nodeRow('c', { cordoned: true }),
    ],
    pods: [
      { ...crashing!, ...waiting('CrashLoopBackOff') },
      { ...pulling!, ...waiting('ErrImagePull') },
      { ...pending!, phase: 'Pending', node: '', message: 'no room' },
      { ...going!, deleting: true, deletionDueAt: testNow - 600_000 },
      restarting!,
      killed!,
    ],
    restarts: [restarts(restarting!, 'Error'), restarts(killed!, 'OOMKilled')],
    objects: {
      Lease: [lease('kube-system/kube-scheduler', 600)],
      Service: [service('shop/lost', 'lost')],
      EndpointSlice: [],
      PodDisruptionBudget: [
        kubeObject('PodDisruptionBudget', 'shop/cart', {
          spec: { maxUnavailable: 0 },
          status: { observedGeneration: 1, expectedPods: 6 },
        }),
      ],
      ValidatingWebhookConfiguration: [
        kubeObject('ValidatingWebhookConfiguration', 'policy', {
          webhooks: [
            {
              name: 'a.policy',
              clientConfig: { service: { namespace: 'policy', name: 'hook' } },
            },
          ],
        }),
      ],
    },
  });
}

it('finds every kind of cause once, side by side', () => {
  expect(findCauses(troubled('eu')).map(({ kind }) => kind)).toEqual([
    'control-plane',
    'dead-controller',
    'node-not-ready',
    'node-pressure',
    'node-cordoned',
    'crash-loop',
    'self-healing-restarts',
    'image-pull',
    'pending',
    'terminating',
    'out-of-memory',
    'service-without-endpoints',
    'dead-budget',
    'webhook-without-endpoints',
  ]);
});

it('gives the same cause the same words on every cluster, so that they can be put together', () => {
  const words = (name: string) =>
    findCauses(troubled(name)).map(({ key, title }) => ({ key, title }));
  expect(words('eu')).toEqual(words('us'));
  expect(new Set(words('eu').map(({ key }) => key)).size).toBe(14);
});

it('proves every cause, says what to do, and counts what it names', () => {
  for (const cause of findCauses(troubled('eu'))) {
    expect(cause).toMatchObject({
      evidence: expect.arrayContaining([
        { source: expect.any(String), value: expect.any(String), at: testNow },
      ]),
      suggestion: expect.stringMatching(/\.$/),
      count: cause.affected.length,
      clusters: [{ name: 'eu', count: cause.count, current: true }],
    });
  }
});

it('is not disturbed by pods of kinds and states it has never heard of', () => {
  const facts = clusterFacts({
    pods: [
      podRow('shop/odd', {
        phase: 'Hovering' as 'Unknown',
        owner: 'nobody-knows',
        ...waiting('Pondering'),
      }),
    ],
  });
  expect(findCauses(facts)).toEqual([]);
});
