import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { kubeletAccess } from './kubelet-access';

const role = (...resources: string[]) =>
  kubeObject('ClusterRole', 'reader', {
    rules: [{ apiGroups: [''], resources, verbs: ['get'] }],
  });
const bound = (resource: string, subject: object) => ({
  objects: {
    ClusterRole: [role(resource), kubeObject('ClusterRole', 'empty')],
    ClusterRoleBinding: [
      kubeObject('ClusterRoleBinding', 'b', {
        roleRef: { kind: 'ClusterRole', name: 'reader' },
        subjects: [subject],
      }),
    ],
  },
});
const team = { kind: 'Group', name: 'shop' };

expectVerdicts(kubeletAccess, [
  {
    when: 'only metrics are read',
    facts: bound('nodes/metrics', team),
    is: 'pass',
  },
  {
    when: 'the API server has it',
    facts: bound('nodes/proxy', {
      kind: 'User',
      name: 'system:kube-apiserver',
    }),
    is: 'pass',
  },
  {
    when: 'a controller of the system has it',
    facts: bound('nodes/proxy', {
      kind: 'ServiceAccount',
      name: 'scraper',
      namespace: 'kube-system',
    }),
    is: 'pass',
  },
  {
    when: 'a team has it',
    facts: bound('nodes/proxy', team),
    is: 'warn',
    about: ['b'],
  },
  {
    when: 'everybody has it',
    facts: bound('nodes/proxy', {
      kind: 'Group',
      name: 'system:authenticated',
    }),
    is: 'fail',
  },
  {
    when: 'no role is shown',
    facts: { objects: { ClusterRole: [] } },
    is: 'unknown',
  },
  {
    when: 'roles cannot be read',
    facts: { objects: { ClusterRole: unknown() } },
    is: 'unknown',
  },
]);
