import {
  kubeObject,
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { namespaceLimits } from './namespace-limits';

const pods = [podRow('shop/cart'), podRow('kube-system/dns')];
const Namespace = ['shop', 'empty', 'kube-system'].map(name =>
  kubeObject('Namespace', name),
);
const having = (kind: string, namespace: string) => ({
  pods,
  objects: { Namespace, [kind]: [kubeObject(kind, `${namespace}/defaults`)] },
});

expectVerdicts(namespaceLimits, [
  { when: 'a range', facts: having('LimitRange', 'shop'), is: 'pass' },
  { when: 'a quota', facts: having('ResourceQuota', 'shop'), is: 'pass' },
  {
    when: 'only another namespace has one',
    facts: having('LimitRange', 'test'),
    is: 'warn',
    about: ['shop'],
  },
  {
    when: 'only the system has pods',
    facts: { pods: [podRow('kube-system/dns')], objects: { Namespace } },
    is: 'not-applicable',
  },
  {
    when: 'quotas cannot be read',
    facts: { pods, objects: { Namespace, ResourceQuota: unknown() } },
    is: 'unknown',
  },
]);
