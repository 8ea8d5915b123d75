import type { ObjectStore } from '../store/types';
import type { PolicyRule } from './rules';

const read = ['get', 'list', 'watch'];
const write = ['create', 'delete', 'deletecollection', 'patch', 'update'];

const rule = (
  verbs: readonly string[],
  apiGroups: readonly string[],
  resources: readonly string[],
): PolicyRule => ({ verbs, apiGroups, resources });

const workloads = (verbs: readonly string[], status: boolean): PolicyRule[] => [
  rule(
    verbs,
    [''],
    [
      'configmaps',
      'endpoints',
      'persistentvolumeclaims',
      'pods',
      'replicationcontrollers',
      'serviceaccounts',
      'services',
      ...(status
        ? [
            'events',
            'limitranges',
            'namespaces',
            'pods/log',
            'pods/status',
            'resourcequotas',
          ]
        : []),
    ],
  ),
  rule(
    verbs,
    ['apps'],
    [
      'controllerrevisions',
      'daemonsets',
      'deployments',
      'deployments/scale',
      'replicasets',
      'replicasets/scale',
      'statefulsets',
      'statefulsets/scale',
      ...(status
        ? [
            'daemonsets/status',
            'deployments/status',
            'replicasets/status',
            'statefulsets/status',
          ]
        : []),
    ],
  ),
  rule(verbs, ['autoscaling'], ['horizontalpodautoscalers']),
  rule(verbs, ['batch'], ['cronjobs', 'jobs']),
  rule(verbs, ['networking.k8s.io'], ['ingresses']),
  rule(verbs, ['policy'], ['poddisruptionbudgets']),
];

const view = workloads(read, true);
const edit = [
  ...view,
  ...workloads(write, false),
  rule([...read, ...write], [''], ['secrets']),
  rule(['create'], [''], ['pods/eviction']),
];

/** The roles of a fresh cluster that people bind to, and what every caller may do. */
const clusterRoles: Readonly<Record<string, readonly PolicyRule[]>> = {
  'cluster-admin': [
    { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
    { verbs: ['*'], nonResourceURLs: ['*'] },
  ],
  admin: [
    ...edit,
    rule(
      [...read, ...write],
      ['rbac.authorization.k8s.io'],
      ['rolebindings', 'roles'],
    ),
  ],
  edit,
  view,
  'system:discovery': [
    {
      verbs: ['get'],
      nonResourceURLs: [
        '/api',
        '/api/*',
        '/apis',
        '/apis/*',
        '/healthz',
        '/livez',
        '/openapi',
        '/openapi/*',
        '/readyz',
        '/version',
        '/version/',
      ],
    },
  ],
  'system:monitoring': [
    {
      verbs: ['get'],
      nonResourceURLs: [
        '/healthz',
        '/healthz/*',
        '/livez',
        '/livez/*',
        '/readyz',
        '/readyz/*',
      ],
    },
  ],
  'system:public-info-viewer': [
    {
      verbs: ['get'],
      nonResourceURLs: [
        '/healthz',
        '/livez',
        '/readyz',
        '/version',
        '/version/',
      ],
    },
  ],
  'system:basic-user': [
    rule(
      ['create'],
      ['authorization.k8s.io'],
      ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
    ),
    rule(['create'], ['authentication.k8s.io'], ['selfsubjectreviews']),
  ],
};

const bindings: Readonly<Record<string, readonly string[]>> = {
  'cluster-admin': ['system:masters'],
  'system:discovery': ['system:authenticated'],
  'system:basic-user': ['system:authenticated'],
  'system:monitoring': ['system:monitoring'],
  'system:public-info-viewer': [
    'system:authenticated',
    'system:unauthenticated',
  ],
};

/** Creates the roles and bindings a cluster starts with. */
export function createBootstrapRoles(store: ObjectStore): void {
  const apiVersion = 'rbac.authorization.k8s.io/v1';
  const metadata = (name: string) => ({
    name,
    labels: { 'kubernetes.io/bootstrapping': 'rbac-defaults' },
  });
  const options = { manager: 'kube-apiserver' };
  for (const [name, rules] of Object.entries(clusterRoles)) {
    store.create(
      'clusterroles.rbac.authorization.k8s.io',
      { apiVersion, kind: 'ClusterRole', metadata: metadata(name), rules },
      options,
    );
  }
  for (const [name, groups] of Object.entries(bindings)) {
    store.create(
      'clusterrolebindings.rbac.authorization.k8s.io',
      {
        apiVersion,
        kind: 'ClusterRoleBinding',
        metadata: metadata(name),
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name,
        },
        subjects: groups.map(group => ({
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'Group',
          name: group,
        })),
      },
      options,
    );
  }
}
