import type { KubeObject } from '@pilotage/fleet-node';
import {
  clusterFacts,
  kubeObject,
  lease,
  secondsAgo,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findDeadControllers } from './dead-controller';

const find = (leases: readonly KubeObject[], clockSkewMs = 0) =>
  findDeadControllers(
    clusterFacts({ objects: { Lease: leases }, readiness: { clockSkewMs } }),
  );

it.each([
  ['kube-system/kube-scheduler', 'bad'],
  ['kube-system/kube-controller-manager', 'bad'],
  ['kruise-system/kruise-manager', 'warning'],
])('finds that nobody renews %s', (name, severity) => {
  expect(find([lease(name, 45)])).toMatchObject([
    {
      key: `dead-controller/${name}`,
      severity,
      detail: 'its Lease was last renewed 45 s ago by control-plane-1',
    },
  ]);
});

it.each([
  ['fresh', [lease('kube-system/kube-scheduler', 5)]],
  ['of a kubelet', [lease('kube-node-lease/node-a', 500)]],
  [
    'of an API server that was replaced',
    [
      kubeObject(
        'Lease',
        'kube-system/apiserver-x',
        { spec: { renewTime: secondsAgo(5000) } },
        { labels: { 'apiserver.kubernetes.io/identity': 'kube-apiserver' } },
      ),
    ],
  ],
  [
    'left behind by something that was removed',
    [lease('kube-system/old-operator', 3 * 24 * 60 * 60)],
  ],
  ['never renewed', [kubeObject('Lease', 'kube-system/x', { spec: {} })]],
])('leaves out leases that are %s', (_, leases) => {
  expect(find(leases)).toEqual([]);
});

it('measures by the clock of the cluster', () => {
  const old = [lease('kube-system/kube-scheduler', 60)];
  expect(find(old, 58_000)).toEqual([]);
  expect(find([lease('kube-system/kube-scheduler', 5)], -60_000)).toHaveLength(
    1,
  );
});
