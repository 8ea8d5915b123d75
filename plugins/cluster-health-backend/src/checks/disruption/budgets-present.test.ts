import {
  kubeObject,
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { budgetsPresent } from './budgets-present';

const workloads = [workload('shop/cart')];
const budget = (namespace: string, selector: object) => ({
  workloads,
  objects: {
    PodDisruptionBudget: [
      kubeObject('PodDisruptionBudget', `${namespace}/cart`, {
        spec: { selector },
      }),
    ],
  },
});
const labels = { matchLabels: { app: 'cart' } };

expectVerdicts(budgetsPresent, [
  { when: 'by labels', facts: budget('shop', labels), is: 'pass' },
  {
    when: 'by expressions only',
    facts: budget('shop', {
      matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }],
    }),
    is: 'pass',
  },
  {
    when: 'only another namespace has it',
    facts: budget('test', labels),
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'an expression excludes it',
    facts: budget('shop', {
      ...labels,
      matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['cart'] }],
    }),
    is: 'warn',
  },
  {
    when: 'one replica needs none',
    facts: { workloads: [workload('shop/cart', { replicas: 1 })] },
    is: 'not-applicable',
  },
  {
    when: 'budgets cannot be read',
    facts: { workloads, objects: { PodDisruptionBudget: unknown() } },
    is: 'unknown',
  },
]);
