import type { SimulatedPerson } from './people';
import type { PolicyRule } from './rules';

const read = ['get', 'list', 'watch'];

/** What the Rollout tab shows. */
const workloads: readonly PolicyRule[] = [
  {
    verbs: read,
    apiGroups: [''],
    resources: ['pods', 'events', 'namespaces', 'nodes'],
  },
  { verbs: ['get'], apiGroups: [''], resources: ['pods/log'] },
  {
    verbs: read,
    apiGroups: ['apps'],
    resources: [
      'deployments',
      'replicasets',
      'statefulsets',
      'daemonsets',
      'controllerrevisions',
    ],
  },
  {
    verbs: read,
    apiGroups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
  },
  { verbs: read, apiGroups: ['policy'], resources: ['poddisruptionbudgets'] },
  {
    verbs: read,
    apiGroups: ['apps.kruise.io', 'policy.kruise.io'],
    resources: ['*'],
  },
];

/** What the stock Kubernetes plugin lists besides. */
const kubernetesPlugin: readonly PolicyRule[] = [
  {
    verbs: read,
    apiGroups: [''],
    resources: ['services', 'configmaps', 'limitranges', 'resourcequotas'],
  },
  { verbs: read, apiGroups: ['batch'], resources: ['jobs', 'cronjobs'] },
  { verbs: read, apiGroups: ['networking.k8s.io'], resources: ['ingresses'] },
  {
    verbs: ['get', 'list'],
    apiGroups: ['metrics.k8s.io'],
    resources: ['pods'],
  },
];

const rolloutWrites: readonly PolicyRule[] = [
  { verbs: ['patch'], apiGroups: ['apps'], resources: ['deployments'] },
  { verbs: ['patch'], apiGroups: ['apps.kruise.io'], resources: ['clonesets'] },
];

/**
 * The people of a simulated cluster when nobody names others; the same a real control plane of this project
 * has, so that one test can use either.
 *
 * @public
 */
export const defaultPeople: readonly SimulatedPerson[] = [
  { name: 'admin', username: 'admin', groups: ['system:masters'] },
  {
    name: 'backstage',
    username: 'system:serviceaccount:backstage:backstage',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:backstage'],
    rules: [...workloads, ...kubernetesPlugin, ...rolloutWrites],
  },
  { name: 'viewer', username: 'viewer', rules: workloads },
  { name: 'nobody', username: 'nobody' },
];
