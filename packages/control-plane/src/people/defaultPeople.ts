import type { Person, PolicyRule } from './person';

const read = ['get', 'list', 'watch'];

/** What the Rollout tab shows: workloads, their pods, and what may stand in their way. */
const workloads: readonly PolicyRule[] = [
  {
    apiGroups: [''],
    resources: ['pods', 'events', 'namespaces', 'nodes'],
    verbs: read,
  },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
  {
    apiGroups: ['apps'],
    resources: [
      'deployments',
      'replicasets',
      'statefulsets',
      'daemonsets',
      'controllerrevisions',
    ],
    verbs: read,
  },
  {
    apiGroups: ['autoscaling'],
    resources: ['horizontalpodautoscalers'],
    verbs: read,
  },
  { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: read },
  {
    apiGroups: ['apps.kruise.io', 'policy.kruise.io'],
    resources: ['*'],
    verbs: read,
  },
  {
    apiGroups: ['rollouts.kruise.io', 'argoproj.io'],
    resources: ['*'],
    verbs: read,
  },
];

/** What the stock Kubernetes plugin lists besides, for its own tab. */
const kubernetesPlugin: readonly PolicyRule[] = [
  {
    apiGroups: [''],
    resources: ['services', 'configmaps', 'limitranges', 'resourcequotas'],
    verbs: read,
  },
  { apiGroups: ['batch'], resources: ['jobs', 'cronjobs'], verbs: read },
  { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: read },
  {
    apiGroups: ['metrics.k8s.io'],
    resources: ['pods'],
    verbs: ['get', 'list'],
  },
];

/** The verbs of the Rollout tab: one conditional patch each. */
const rolloutWrites: readonly PolicyRule[] = [
  { apiGroups: ['apps'], resources: ['deployments'], verbs: ['patch'] },
  { apiGroups: ['apps.kruise.io'], resources: ['clonesets'], verbs: ['patch'] },
];

/** Every cluster has this one: its controllers and kubelets act as cluster administrators. */
export const admin: Person = {
  name: 'admin',
  identity: { type: 'user', groups: ['system:masters'] },
  grants: [],
};

/**
 * The people of a cluster, besides `admin` who may do all, when the caller names none: `backstage` is the
 * portal with what it needs and no more, `viewer` may look at what the Rollout tab shows, `nobody` is known
 * to the server and may do nothing.
 *
 * @public
 */
export const defaultPeople: readonly Person[] = [
  {
    name: 'backstage',
    identity: { type: 'service-account', namespace: 'backstage' },
    grants: [{ rules: [...workloads, ...kubernetesPlugin, ...rolloutWrites] }],
  },
  {
    name: 'viewer',
    identity: { type: 'user', groups: [] },
    grants: [{ rules: workloads }],
  },
  { name: 'nobody', identity: { type: 'user', groups: [] }, grants: [] },
];
