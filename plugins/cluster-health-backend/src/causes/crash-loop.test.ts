import {
  clusterFacts,
  containerRow,
  podRow,
  podsOf,
  unseenClusterFacts,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findCrashLoops } from './crash-loop';

const crashing = containerRow({
  state: 'waiting',
  reason: 'CrashLoopBackOff',
  lastReason: 'Error',
  exitCode: 1,
  ready: false,
});

it('finds one cause per workload and container, with its owner', () => {
  const cart = workload('shop/cart', { replicas: 30 });
  const facts = clusterFacts({
    workloads: [cart],
    pods: podsOf(cart, 30, { containers: [crashing], ready: false }),
    ownerOf: ({ labels }) =>
      labels.app === 'cart'
        ? { entityRef: 'component:default/cart', owner: 'group:default/shop' }
        : undefined,
  });
  const [found, ...others] = findCrashLoops(facts);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    key: 'crash-loop/shop/Deployment/cart/main/CrashLoopBackOff',
    severity: 'bad',
    title: 'cart keeps crashing',
    detail: 'container main ended with Error, exit code 1',
    clusters: [{ name: 'test', count: 30, current: true }],
    count: 30,
    unit: 'pods',
    entityRef: 'component:default/cart',
    owner: 'group:default/shop',
  });
  expect(found!.affected).toHaveLength(20);
  expect(found!.affected[0]).toMatchObject({
    cluster: 'test',
    ownerEntityRef: 'component:default/cart',
  });
});

it('keeps workloads of one name in two namespaces apart', () => {
  const carts = ['shop/cart', 'test/cart'].map(name => workload(name));
  const facts = clusterFacts({
    workloads: carts,
    pods: carts.flatMap(cart => podsOf(cart, 1, { containers: [crashing] })),
  });
  expect(findCrashLoops(facts).map(({ key }) => key)).toEqual([
    'crash-loop/shop/Deployment/cart/main/CrashLoopBackOff',
    'crash-loop/test/Deployment/cart/main/CrashLoopBackOff',
  ]);
});

it('names pods of controllers it does not know by what stays of their names', () => {
  const facts = clusterFacts({
    pods: [
      podRow('shop/report-29406780-x7k2p', {
        owner: 'some-job',
        containers: [crashing],
      }),
    ],
  });
  expect(findCrashLoops(facts)[0]!.key).toBe(
    'crash-loop/shop/Pod/report/main/CrashLoopBackOff',
  );
});

it.each([
  ['CreateContainerConfigError', 'cart cannot start its container'],
  ['RunContainerError', 'cart cannot start its container'],
])('counts %s as well', (reason, title) => {
  const facts = clusterFacts({
    pods: [
      podRow('shop/cart', {
        containers: [containerRow({ state: 'waiting', reason })],
      }),
    ],
  });
  expect(findCrashLoops(facts)[0]).toMatchObject({ title });
});

it.each([
  ['40 restarts long ago', { restarts: 40, lastReason: 'Error' }],
  ['creating', { state: 'waiting', reason: 'ContainerCreating' }],
  ['a reason nobody has heard of', { state: 'waiting', reason: 'Pondering' }],
  ['a state nobody has heard of', { state: 'unknown' }],
] as const)('finds nothing in: %s', (_, container) => {
  const facts = clusterFacts({
    pods: [podRow('shop/cart', { containers: [containerRow(container)] })],
  });
  expect(findCrashLoops(facts)).toEqual([]);
});

it('claims nothing about pods it cannot read', () => {
  expect(findCrashLoops(unseenClusterFacts())).toEqual([]);
});
