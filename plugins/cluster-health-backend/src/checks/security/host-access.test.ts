import {
  absent,
  kubeObject,
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { hostAccess } from './host-access';

const having = (podSpec: object, namespace = 'shop') => ({
  workloads: [workload(`${namespace}/cart`, { podSpec })],
});
const privileged = {
  containers: [{ name: 'main', securityContext: { privileged: true } }],
};

expectVerdicts(hostAccess, [
  {
    when: 'they do',
    facts: { workloads: [workload('shop/cart')] },
    is: 'pass',
  },
  {
    when: 'one is privileged',
    facts: having(privileged),
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'one uses the network',
    facts: having({ hostNetwork: true }),
    is: 'warn',
  },
  {
    when: 'one mounts a path',
    facts: having({ volumes: [{ name: 'v', hostPath: { path: '/' } }] }),
    is: 'warn',
  },
  {
    when: 'a DaemonSet does, and the cluster knows no StatefulSets',
    facts: {
      objects: {
        StatefulSet: absent(),
        DaemonSet: [
          kubeObject('DaemonSet', 'shop/agent', {
            spec: { template: { spec: { hostPID: true } } },
          }),
        ],
      },
    },
    is: 'warn',
    about: ['agent'],
  },
  {
    when: 'only the system does',
    facts: having(privileged, 'kube-system'),
    is: 'not-applicable',
  },
  {
    when: 'DaemonSets cannot be read',
    facts: { objects: { DaemonSet: unknown() } },
    is: 'unknown',
  },
]);
