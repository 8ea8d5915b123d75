import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { anonymousAccess } from './anonymous-access';

const binding = (role: string, ...names: string[]) => ({
  objects: {
    ClusterRoleBinding: [
      kubeObject('ClusterRoleBinding', 'b', {
        roleRef: { kind: 'ClusterRole', name: role },
        subjects: names.map(name => ({ kind: 'Group', name })),
      }),
    ],
  },
});

expectVerdicts(anonymousAccess, [
  {
    when: 'only what is built in is open',
    facts: binding('system:public-info-viewer', 'system:unauthenticated'),
    is: 'pass',
  },
  { when: 'a team has its role', facts: binding('edit', 'shop'), is: 'pass' },
  {
    when: 'all who are authenticated may view',
    facts: binding('view', 'shop', 'system:authenticated'),
    is: 'warn',
    about: ['b'],
  },
  {
    when: 'the anonymous may view',
    facts: binding('view', 'system:anonymous'),
    is: 'fail',
  },
  {
    when: 'a binding has no subjects',
    facts: {
      objects: {
        ClusterRoleBinding: [
          kubeObject('ClusterRoleBinding', 'b', { subjects: null }),
        ],
      },
    },
    is: 'pass',
  },
  {
    when: 'no binding is shown',
    facts: { objects: { ClusterRoleBinding: [] } },
    is: 'unknown',
  },
  {
    when: 'bindings cannot be read',
    facts: { objects: { ClusterRoleBinding: unknown() } },
    is: 'unknown',
  },
]);
