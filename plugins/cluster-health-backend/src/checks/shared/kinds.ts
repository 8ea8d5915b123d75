import type { CheckRead } from '@pilotage/plugin-cluster-health-common';

/** Objects of a kind, as a check declares them and as `ClusterFacts.objects` takes them. */
export type KindRead = Extract<CheckRead, { readonly type: 'objects' }>;

function kind(
  group: string,
  name: string,
  plural: string,
  namespaced = true,
): KindRead {
  return { type: 'objects', group, kind: name, plural, namespaced };
}

/** Every kind a check or a cause reads. No Secret is among them, and none may come in. */
export const kinds = {
  apiService: kind(
    'apiregistration.k8s.io',
    'APIService',
    'apiservices',
    false,
  ),
  backup: kind('velero.io', 'Backup', 'backups'),
  backupStorageLocation: kind(
    'velero.io',
    'BackupStorageLocation',
    'backupstoragelocations',
  ),
  certificate: kind('cert-manager.io', 'Certificate', 'certificates'),
  certificateSigningRequest: kind(
    'certificates.k8s.io',
    'CertificateSigningRequest',
    'certificatesigningrequests',
    false,
  ),
  clusterRoleBinding: kind(
    'rbac.authorization.k8s.io',
    'ClusterRoleBinding',
    'clusterrolebindings',
    false,
  ),
  clusterRole: kind(
    'rbac.authorization.k8s.io',
    'ClusterRole',
    'clusterroles',
    false,
  ),
  configMap: kind('', 'ConfigMap', 'configmaps'),
  cloneSet: kind('apps.kruise.io', 'CloneSet', 'clonesets'),
  cronJob: kind('batch', 'CronJob', 'cronjobs'),
  daemonSet: kind('apps', 'DaemonSet', 'daemonsets'),
  deployment: kind('apps', 'Deployment', 'deployments'),
  endpointSlice: kind('discovery.k8s.io', 'EndpointSlice', 'endpointslices'),
  etcdSnapshotFile: kind(
    'k3s.cattle.io',
    'ETCDSnapshotFile',
    'etcdsnapshotfiles',
    false,
  ),
  horizontalPodAutoscaler: kind(
    'autoscaling',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
  ),
  ingress: kind('networking.k8s.io', 'Ingress', 'ingresses'),
  ingressClass: kind(
    'networking.k8s.io',
    'IngressClass',
    'ingressclasses',
    false,
  ),
  lease: kind('coordination.k8s.io', 'Lease', 'leases'),
  limitRange: kind('', 'LimitRange', 'limitranges'),
  mutatingWebhook: kind(
    'admissionregistration.k8s.io',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    false,
  ),
  namespace: kind('', 'Namespace', 'namespaces', false),
  node: kind('', 'Node', 'nodes', false),
  persistentVolumeClaim: kind(
    '',
    'PersistentVolumeClaim',
    'persistentvolumeclaims',
  ),
  pod: kind('', 'Pod', 'pods'),
  podDisruptionBudget: kind(
    'policy',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
  ),
  resourceQuota: kind('', 'ResourceQuota', 'resourcequotas'),
  restore: kind('velero.io', 'Restore', 'restores'),
  schedule: kind('velero.io', 'Schedule', 'schedules'),
  service: kind('', 'Service', 'services'),
  statefulSet: kind('apps', 'StatefulSet', 'statefulsets'),
  storageClass: kind('storage.k8s.io', 'StorageClass', 'storageclasses', false),
  validatingWebhook: kind(
    'admissionregistration.k8s.io',
    'ValidatingWebhookConfiguration',
    'validatingwebhookconfigurations',
    false,
  ),
} as const;

/** What `ClusterFacts.workloads` is made of. */
export const workloadReads = [kinds.deployment, kinds.cloneSet] as const;

/** Leader election happens here. The kubelets' own leases, ten thousand renewals a minute, are never read. */
export const controlPlaneLeases: KindRead = {
  ...kinds.lease,
  namespace: 'kube-system',
};

export const readyz: CheckRead = { type: 'path', path: '/readyz' };
