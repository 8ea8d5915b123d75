import { testStore } from '../__testUtils__/objects';
import { Authorizer } from './Authorizer';
import { createBootstrapRoles } from './bootstrapRoles';

const apiVersion = 'rbac.authorization.k8s.io/v1';

function authorizer() {
  const { store } = testStore();
  createBootstrapRoles(store);
  store.create('roles.rbac.authorization.k8s.io', {
    apiVersion,
    kind: 'Role',
    metadata: { name: 'one', namespace: 'default' },
    rules: [
      {
        verbs: ['get'],
        apiGroups: [''],
        resources: ['configmaps'],
        resourceNames: ['mine'],
      },
      { verbs: ['*'], apiGroups: ['apps'], resources: ['*/scale'] },
    ],
  });
  const bind = (roleRef: object, subject: object) =>
    store.create('rolebindings.rbac.authorization.k8s.io', {
      apiVersion,
      kind: 'RoleBinding',
      metadata: { generateName: 'b-', namespace: 'default' },
      roleRef,
      subjects: [subject],
    });
  bind({ kind: 'ClusterRole', name: 'view' }, { kind: 'User', name: 'bob' });
  bind({ kind: 'Role', name: 'one' }, { kind: 'Group', name: 'devs' });
  bind(
    { kind: 'ClusterRole', name: 'view' },
    { kind: 'ServiceAccount', name: 'sa' },
  );
  return new Authorizer(store);
}

const pods = { group: '', resource: 'pods' };

describe('Authorizer', () => {
  it.each([
    [
      'a member of system:masters',
      { username: 'x', groups: ['system:masters'] },
      { ...pods, verb: 'delete' },
      true,
    ],
    [
      'bob in his namespace',
      { username: 'bob', groups: [] },
      { ...pods, verb: 'list', namespace: 'default' },
      true,
    ],
    [
      'bob elsewhere',
      { username: 'bob', groups: [] },
      { ...pods, verb: 'list', namespace: 'kube-system' },
      false,
    ],
    [
      'bob in the whole cluster',
      { username: 'bob', groups: [] },
      { ...pods, verb: 'list' },
      false,
    ],
    [
      'bob writing',
      { username: 'bob', groups: [] },
      { ...pods, verb: 'create', namespace: 'default' },
      false,
    ],
    [
      'a service account',
      { username: 'system:serviceaccount:default:sa', groups: [] },
      { ...pods, verb: 'get', namespace: 'default' },
      true,
    ],
    [
      'a named object',
      { username: 'x', groups: ['devs'] },
      {
        verb: 'get',
        group: '',
        resource: 'configmaps',
        name: 'mine',
        namespace: 'default',
      },
      true,
    ],
    [
      'another object',
      { username: 'x', groups: ['devs'] },
      {
        verb: 'get',
        group: '',
        resource: 'configmaps',
        name: 'theirs',
        namespace: 'default',
      },
      false,
    ],
    [
      'any scale',
      { username: 'x', groups: ['devs'] },
      {
        verb: 'patch',
        group: 'apps',
        resource: 'deployments/scale',
        namespace: 'default',
      },
      true,
    ],
    [
      'the resource of a scale',
      { username: 'x', groups: ['devs'] },
      {
        verb: 'patch',
        group: 'apps',
        resource: 'deployments',
        namespace: 'default',
      },
      false,
    ],
    [
      'discovery',
      { username: 'x', groups: ['system:authenticated'] },
      { verb: 'get', path: '/apis/apps/v1' },
      true,
    ],
    [
      'metrics',
      { username: 'x', groups: ['system:authenticated'] },
      { verb: 'get', path: '/metrics' },
      false,
    ],
    [
      'the version, anonymously',
      { username: 'system:anonymous', groups: ['system:unauthenticated'] },
      { verb: 'get', path: '/version' },
      true,
    ],
  ])('%s', (_who, user, attributes, expected) => {
    expect(authorizer().allows(user, attributes)).toBe(expected);
  });
});
