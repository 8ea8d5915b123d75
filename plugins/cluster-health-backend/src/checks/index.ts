import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { backupCoverage } from './backup/backup-coverage';
import { backupProgress } from './backup/backup-progress';
import { backupRecent } from './backup/backup-recent';
import { backupResult } from './backup/backup-result';
import { backupSchedule } from './backup/backup-schedule';
import { backupStorage } from './backup/backup-storage';
import { etcdSnapshot } from './backup/etcd-snapshot';
import { restoreTested } from './backup/restore-tested';
import { autoscalerLimits } from './capacity/autoscaler-limits';
import { podSlots } from './capacity/pod-slots';
import { quotaUsage } from './capacity/quota-usage';
import { requestedShare } from './capacity/requested-share';
import { survivesLoss } from './capacity/survives-loss';
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
import { budgetsAllow } from './disruption/budgets-allow';
import { budgetsApart } from './disruption/budgets-apart';
import { budgetsPresent } from './disruption/budgets-present';
import { budgetsUsed } from './disruption/budgets-used';
import { gracePeriods } from './disruption/grace-periods';
import { unhealthyPodsEvictable } from './disruption/unhealthy-pods-evictable';
import { dnsEndpoints } from './network/dns-endpoints';
import { ingressBackends } from './network/ingress-backends';
import { loadBalancers } from './network/load-balancers';
import { serviceEndpoints } from './network/service-endpoints';
import { cordonOwners } from './nodes/cordon-owners';
import { devicesPresent } from './nodes/devices-present';
import { kubeletVersions } from './nodes/kubelet-versions';
import { nodeAgents } from './nodes/node-agents';
import { nodeHeartbeats } from './nodes/node-heartbeats';
import { nodePressure } from './nodes/node-pressure';
import { nodeProblems } from './nodes/node-problems';
import { nodesHeard } from './nodes/nodes-heard';
import { nodesReady } from './nodes/nodes-ready';
import { problemDetection } from './nodes/problem-detection';
import { uniformPools } from './nodes/uniform-pools';
import { apiServerAudit } from './parameters/api-server-audit';
import { defaultStorageClass } from './parameters/default-storage-class';
import { finishedPods } from './parameters/finished-pods';
import { kubeletReserves } from './parameters/kubelet-reserves';
import { memoryLimits } from './parameters/memory-limits';
import { namespaceLimits } from './parameters/namespace-limits';
import { resourceRequests } from './parameters/resource-requests';
import { secretsEncrypted } from './parameters/secrets-encrypted';
import { webhookScope } from './parameters/webhook-scope';
import { anonymousAccess } from './security/anonymous-access';
import { clusterAdmins } from './security/cluster-admins';
import { hostAccess } from './security/host-access';
import { kubeletAccess } from './security/kubelet-access';
import { podSecurity } from './security/pod-security';
import { clusterSeen } from './visibility/cluster-seen';
import { kindsReadable } from './visibility/kinds-readable';
import { barePods } from './workloads/bare-pods';
import { crashLoops } from './workloads/crash-loops';
import { imagePulls } from './workloads/image-pulls';
import { imageTags } from './workloads/image-tags';
import { outOfMemory } from './workloads/out-of-memory';
import { pendingPods } from './workloads/pending-pods';
import { readinessProbes } from './workloads/readiness-probes';
import { replicaSpread } from './workloads/replica-spread';
import { singleReplicas } from './workloads/single-replicas';
import { statefulSetsReady } from './workloads/stateful-sets-ready';
import { terminatingPods } from './workloads/terminating-pods';
import { workloadsAvailable } from './workloads/workloads-available';

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
  apiServerAudit,
  defaultStorageClass,
  finishedPods,
  kubeletReserves,
  memoryLimits,
  namespaceLimits,
  resourceRequests,
  secretsEncrypted,
  webhookScope,
  cordonOwners,
  devicesPresent,
  kubeletVersions,
  nodeAgents,
  nodeHeartbeats,
  nodePressure,
  nodeProblems,
  nodesHeard,
  nodesReady,
  problemDetection,
  uniformPools,
  barePods,
  crashLoops,
  imagePulls,
  imageTags,
  outOfMemory,
  pendingPods,
  readinessProbes,
  replicaSpread,
  singleReplicas,
  statefulSetsReady,
  terminatingPods,
  workloadsAvailable,
  budgetsAllow,
  budgetsApart,
  budgetsPresent,
  budgetsUsed,
  gracePeriods,
  unhealthyPodsEvictable,
  autoscalerLimits,
  podSlots,
  quotaUsage,
  requestedShare,
  survivesLoss,
  dnsEndpoints,
  ingressBackends,
  loadBalancers,
  serviceEndpoints,
  anonymousAccess,
  clusterAdmins,
  hostAccess,
  kubeletAccess,
  podSecurity,
  clusterSeen,
  kindsReadable,
];
