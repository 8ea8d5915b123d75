import type { Manifest } from '../manifests/manifest';
import type { Person } from './person';

const API = 'rbac.authorization.k8s.io';

/** Every namespace the people of a cluster need to exist. */
export function namespacesOf(people: readonly Person[]): string[] {
  const named = people.flatMap(({ identity, grants }) => [
    ...(identity.type === 'service-account' ? [identity.namespace] : []),
    ...grants.flatMap(({ namespaces }) => namespaces ?? []),
  ]);
  return [...new Set(named)].filter(name => name !== 'default');
}

/** Service account, roles and bindings of one person. */
export function rolesOf(person: Person): Manifest[] {
  const { name, identity, grants } = person;
  const subject =
    identity.type === 'user'
      ? { apiGroup: API, kind: 'User', name }
      : { kind: 'ServiceAccount', name, namespace: identity.namespace };
  const account: Manifest[] =
    identity.type === 'service-account'
      ? [
          {
            apiVersion: 'v1',
            kind: 'ServiceAccount',
            metadata: { name, namespace: identity.namespace },
          },
        ]
      : [];
  const roles = grants.flatMap(({ rules, namespaces }, index): Manifest[] => {
    const role = `pilotage:${name}${index === 0 ? '' : `:${index}`}`;
    const roleRef = { apiGroup: API, kind: 'ClusterRole', name: role };
    return [
      {
        apiVersion: `${API}/v1`,
        kind: 'ClusterRole',
        metadata: { name: role },
        rules,
      },
      // A namespaced binding of a ClusterRole grants its rules there only.
      ...(namespaces ?? [undefined]).map(
        (namespace): Manifest => ({
          apiVersion: `${API}/v1`,
          kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
          metadata: { name: role, namespace },
          subjects: [subject],
          roleRef,
        }),
      ),
    ];
  });
  return [...account, ...roles];
}
