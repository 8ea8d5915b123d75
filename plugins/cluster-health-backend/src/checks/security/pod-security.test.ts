import {
  kubeObject,
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { podSecurity } from './pod-security';

const namespace = (enforce?: string, name = 'shop') => ({
  pods: [podRow(`${name}/cart`)],
  objects: {
    Namespace: [
      kubeObject('Namespace', 'empty'),
      kubeObject(
        'Namespace',
        name,
        {},
        {
          labels: enforce
            ? { 'pod-security.kubernetes.io/enforce': enforce }
            : {},
        },
      ),
    ],
  },
});

expectVerdicts(podSecurity, [
  { when: 'baseline', facts: namespace('baseline'), is: 'pass' },
  { when: 'restricted', facts: namespace('restricted'), is: 'pass' },
  { when: 'nothing', facts: namespace(), is: 'warn', about: ['shop'] },
  { when: 'privileged', facts: namespace('privileged'), is: 'warn' },
  {
    when: 'only the system has pods',
    facts: namespace(undefined, 'kube-system'),
    is: 'not-applicable',
  },
  {
    when: 'namespaces cannot be read',
    facts: { objects: { Namespace: unknown() } },
    is: 'unknown',
  },
]);
