import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { clusterAdmins } from './cluster-admins';

const group = (name: string) => ({ kind: 'Group', name });
const account = (namespace: string) => ({
  kind: 'ServiceAccount',
  namespace,
  name: 'robot',
});
const binding = (...subjects: object[]) => ({
  objects: {
    ClusterRoleBinding: [
      kubeObject('ClusterRoleBinding', 'cluster-admin', {
        roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
        subjects,
      }),
    ],
  },
});

expectVerdicts(clusterAdmins, [
  { when: 'one group', facts: binding(group('system:masters')), is: 'pass' },
  {
    when: 'a controller of the system',
    facts: binding(group('system:masters'), account('flux-system')),
    is: 'pass',
  },
  {
    when: 'a workload’s account',
    facts: binding(group('system:masters'), account('shop')),
    is: 'warn',
    about: ['cluster-admin'],
  },
  {
    when: 'six groups',
    facts: binding(...['a', 'b', 'c', 'd', 'e', 'f'].map(group)),
    is: 'warn',
  },
  {
    when: 'none is shown',
    facts: { objects: { ClusterRoleBinding: [] } },
    is: 'unknown',
  },
  {
    when: 'bindings cannot be read',
    facts: { objects: { ClusterRoleBinding: unknown() } },
    is: 'unknown',
  },
]);
