import { resourcesOf } from '../defineResource';
import { validateMetadata } from '../validateMetadata';

/** Only asked, never stored. */
const question = { verbs: ['create'], namespaced: false } as const;

const clusterScoped = { namespaced: false } as const;

const withStatus = {
  subresources: ['status'],
  generation: true,
  initialStatus: () => ({}),
} as const;

/** Built-in resources outside the core and apps groups. */
export const otherResources = [
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
  ...resourcesOf('coordination.k8s.io/v1', 'coordination.v1', [
    { plural: 'leases', kind: 'Lease', unconditionalUpdate: false },
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
];
