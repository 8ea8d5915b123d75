import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { backupCoverage } from './backup/backup-coverage';
import { backupProgress } from './backup/backup-progress';
import { backupRecent } from './backup/backup-recent';
import { backupResult } from './backup/backup-result';
import { backupSchedule } from './backup/backup-schedule';
import { backupStorage } from './backup/backup-storage';
import { etcdSnapshot } from './backup/etcd-snapshot';
import { restoreTested } from './backup/restore-tested';
import { apiServerCertificate } from './certificates/api-server-certificate';
import { caBundles } from './certificates/ca-bundles';
import { certificateRequests } from './certificates/certificate-requests';
import { clusterCa } from './certificates/cluster-ca';
import { issuedCertificates } from './certificates/issued-certificates';
import { apiServerLatency } from './control-plane/api-server-latency';
import { apiServerReady } from './control-plane/api-server-ready';
import { apiServerReplicas } from './control-plane/api-server-replicas';
import { apiServicesAvailable } from './control-plane/api-services-available';
import { clockSkew } from './control-plane/clock-skew';
import { controlPlaneNodes } from './control-plane/control-plane-nodes';
import { controlPlanePods } from './control-plane/control-plane-pods';
import { controllerManagerLease } from './control-plane/controller-manager-lease';
import { controllersKeepUp } from './control-plane/controllers-keep-up';
import { etcdReady } from './control-plane/etcd-ready';
import { namespacesGo } from './control-plane/namespaces-go';
import { schedulerLease } from './control-plane/scheduler-lease';
import { webhookEndpoints } from './control-plane/webhook-endpoints';
import { nodesReady } from './nodes/nodes-ready';
import { clusterSeen } from './visibility/cluster-seen';

/** The checks this plugin brings, pillar by pillar. A new check is a new file and a line here. */
export const builtInChecks: readonly ClusterCheck[] = [
  apiServerReady,
  etcdReady,
  schedulerLease,
  controllerManagerLease,
  apiServerLatency,
  apiServerReplicas,
  apiServicesAvailable,
  clockSkew,
  controlPlaneNodes,
  controlPlanePods,
  controllersKeepUp,
  namespacesGo,
  webhookEndpoints,
  backupCoverage,
  backupProgress,
  backupRecent,
  backupResult,
  backupSchedule,
  backupStorage,
  etcdSnapshot,
  restoreTested,
  apiServerCertificate,
  caBundles,
  certificateRequests,
  clusterCa,
  issuedCertificates,
  nodesReady,
  clusterSeen,
];
