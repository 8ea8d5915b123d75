import { defaultPeople } from './defaultPeople';
import type { Person, PolicyRule } from './person';
import { namespacesOf, rolesOf } from './roles';

const rules: PolicyRule[] = [
  { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
];

describe('rolesOf', () => {
  it('binds a user in the whole cluster', () => {
    const person: Person = {
      name: 'viewer',
      identity: { type: 'user', groups: [] },
      grants: [{ rules }],
    };
    expect(rolesOf(person)).toEqual([
      expect.objectContaining({
        kind: 'ClusterRole',
        metadata: { name: 'pilotage:viewer' },
        rules,
      }),
      expect.objectContaining({
        kind: 'ClusterRoleBinding',
        subjects: [
          {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'User',
            name: 'viewer',
          },
        ],
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'pilotage:viewer',
        },
      }),
    ]);
  });

  it('binds a service account in each of its namespaces only', () => {
    const person: Person = {
      name: 'portal',
      identity: { type: 'service-account', namespace: 'portals' },
      grants: [{ rules, namespaces: ['shop', 'pay'] }],
    };
    const made = rolesOf(person);
    expect(
      made.map(({ kind, metadata }) => [kind, metadata.namespace]),
    ).toEqual([
      ['ServiceAccount', 'portals'],
      ['ClusterRole', undefined],
      ['RoleBinding', 'shop'],
      ['RoleBinding', 'pay'],
    ]);
    expect(made[2]?.subjects).toEqual([
      { kind: 'ServiceAccount', name: 'portal', namespace: 'portals' },
    ]);
    expect(namespacesOf([person])).toEqual(['portals', 'shop', 'pay']);
  });

  it('gives several grants of a person different names', () => {
    const person: Person = {
      name: 'dev',
      identity: { type: 'user', groups: [] },
      grants: [{ rules }, { rules, namespaces: ['shop'] }],
    };
    const names = rolesOf(person)
      .filter(({ kind }) => kind === 'ClusterRole')
      .map(({ metadata }) => metadata.name);
    expect(names).toEqual(['pilotage:dev', 'pilotage:dev:1']);
  });
});

describe('defaultPeople', () => {
  function rightsOf(name: string): string[] {
    const person = defaultPeople.find(candidate => candidate.name === name);
    return (person?.grants ?? []).flatMap(grant =>
      grant.rules.flatMap(rule => {
        const objects =
          'nonResourceURLs' in rule
            ? rule.nonResourceURLs
            : rule.apiGroups.flatMap(group =>
                rule.resources.map(resource => `${group}/${resource}`),
              );
        return objects.flatMap(object =>
          rule.verbs.map(verb => `${verb} ${object}`),
        );
      }),
    );
  }

  it('lets the portal change workloads and nothing else', () => {
    const writes = rightsOf('backstage').filter(
      right => !/^(get|list|watch) /.test(right),
    );
    expect(writes).toEqual([
      'patch apps.kruise.io/clonesets',
      'patch apps/deployments',
      'patch apps.kruise.io/sidecarsets',
    ]);
  });

  it('lets nobody see secrets', () => {
    const everyone = defaultPeople.flatMap(({ name }) => rightsOf(name));
    expect(everyone.filter(right => / \/(secrets|\*)$/.test(right))).toEqual(
      [],
    );
  });

  it('lets the viewer look and the nobody nothing', () => {
    expect(rightsOf('viewer')).toEqual(
      expect.arrayContaining(['watch apps.kruise.io/clonesets', 'get /readyz']),
    );
    expect(
      rightsOf('viewer').filter(right => !/^(get|list|watch) /.test(right)),
    ).toEqual([]);
    expect(rightsOf('nobody')).toEqual([]);
  });
});
