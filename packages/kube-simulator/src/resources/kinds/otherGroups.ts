import { resourcesOf } from '../defineResource';
import { validateMetadata } from '../validateMetadata';
import { defaultWebhooks } from './webhooks';

/** Only asked, never stored. */
const question = { verbs: ['create'], namespaced: false } as const;

const clusterScoped = { namespaced: false } as const;

const withStatus = {
  subresources: ['status'],
  generation: true,
  initialStatus: () => ({}),
} as const;

const webhooks = {
  ...clusterScoped,
  generation: true,
  categories: ['api-extensions'],
  applyDefaults: defaultWebhooks,
} as const;

/** Built-in resources outside the core and apps groups. */
export const otherResources = [
  ...resourcesOf(
    'admissionregistration.k8s.io/v1',
    'admissionregistration.v1',
    [
      {
        ...webhooks,
        plural: 'mutatingwebhookconfigurations',
        kind: 'MutatingWebhookConfiguration',
      },
      {
        ...webhooks,
        plural: 'validatingwebhookconfigurations',
        kind: 'ValidatingWebhookConfiguration',
      },
    ],
  ),
  ...resourcesOf('apiregistration.k8s.io/v1', 'apiregistration.v1', [
    {
      ...clusterScoped,
      plural: 'apiservices',
      kind: 'APIService',
      categories: ['api-extensions'],
      subresources: ['status'],
      initialStatus: () => ({}),
    },
  ]),
  ...resourcesOf('apiextensions.k8s.io/v1', 'apiextensions.v1', [
    {
      ...clusterScoped,
      ...withStatus,
      plural: 'customresourcedefinitions',
      kind: 'CustomResourceDefinition',
      shortNames: ['crd', 'crds'],
      categories: ['api-extensions'],
      unconditionalUpdate: false,
    },
  ]),
  ...resourcesOf('authentication.k8s.io/v1', 'authentication.v1', [
    { ...question, plural: 'selfsubjectreviews', kind: 'SelfSubjectReview' },
  ]),
  ...resourcesOf('authorization.k8s.io/v1', 'authorization.v1', [
    {
      ...question,
      plural: 'selfsubjectaccessreviews',
      kind: 'SelfSubjectAccessReview',
    },
    {
      ...question,
      plural: 'selfsubjectrulesreviews',
      kind: 'SelfSubjectRulesReview',
    },
    {
      ...question,
      plural: 'subjectaccessreviews',
      kind: 'SubjectAccessReview',
    },
  ]),
  ...resourcesOf('autoscaling/v2', 'autoscaling.v2', [
    {
      ...withStatus,
      plural: 'horizontalpodautoscalers',
      kind: 'HorizontalPodAutoscaler',
      shortNames: ['hpa'],
      categories: ['all'],
      generation: false,
      initialStatus: () => ({ desiredReplicas: 0, currentMetrics: null }),
    },
  ]),
  ...resourcesOf('batch/v1', 'batch.v1', [
    {
      ...withStatus,
      plural: 'cronjobs',
      kind: 'CronJob',
      shortNames: ['cj'],
      categories: ['all'],
    },
    { ...withStatus, plural: 'jobs', kind: 'Job', categories: ['all'] },
  ]),
  ...resourcesOf('certificates.k8s.io/v1', 'certificates.v1', [
    {
      ...clusterScoped,
      plural: 'certificatesigningrequests',
      kind: 'CertificateSigningRequest',
      shortNames: ['csr'],
      subresources: ['status'],
      initialStatus: () => ({}),
    },
  ]),
  ...resourcesOf('coordination.k8s.io/v1', 'coordination.v1', [
    { plural: 'leases', kind: 'Lease', unconditionalUpdate: false },
  ]),
  ...resourcesOf('discovery.k8s.io/v1', 'discovery.v1', [
    {
      plural: 'endpointslices',
      kind: 'EndpointSlice',
      generation: true,
    },
  ]),
  ...resourcesOf('networking.k8s.io/v1', 'networking.v1', [
    {
      ...withStatus,
      plural: 'ingresses',
      kind: 'Ingress',
      shortNames: ['ing'],
      initialStatus: () => ({ loadBalancer: {} }),
    },
  ]),
  ...resourcesOf('policy/v1', 'policy.v1', [
    {
      ...withStatus,
      plural: 'poddisruptionbudgets',
      kind: 'PodDisruptionBudget',
      shortNames: ['pdb'],
      unconditionalUpdate: false,
      validate: object => validateMetadata(object.metadata),
      initialStatus: () => ({
        disruptionsAllowed: 0,
        currentHealthy: 0,
        desiredHealthy: 0,
        expectedPods: 0,
      }),
    },
  ]),
  ...resourcesOf('rbac.authorization.k8s.io/v1', 'rbac.v1', [
    {
      ...clusterScoped,
      plural: 'clusterrolebindings',
      kind: 'ClusterRoleBinding',
    },
    { ...clusterScoped, plural: 'clusterroles', kind: 'ClusterRole' },
    { plural: 'rolebindings', kind: 'RoleBinding' },
    { plural: 'roles', kind: 'Role' },
  ]),
  ...resourcesOf('storage.k8s.io/v1', 'storage.v1', [
    {
      ...clusterScoped,
      plural: 'storageclasses',
      kind: 'StorageClass',
      shortNames: ['sc'],
      returnsDeleted: true,
    },
  ]),
];
