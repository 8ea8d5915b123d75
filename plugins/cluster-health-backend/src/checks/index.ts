import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { apiServerReady } from './control-plane/api-server-ready';
import { controllerManagerLease } from './control-plane/controller-manager-lease';
import { etcdReady } from './control-plane/etcd-ready';
import { schedulerLease } from './control-plane/scheduler-lease';
import { nodesReady } from './nodes/nodes-ready';
import { clusterSeen } from './visibility/cluster-seen';

/** The checks this plugin brings, pillar by pillar. A new check is a new file and a line here. */
export const builtInChecks: readonly ClusterCheck[] = [
  apiServerReady,
  etcdReady,
  schedulerLease,
  controllerManagerLease,
  nodesReady,
  clusterSeen,
];
