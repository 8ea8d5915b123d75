import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { budgetsUsed } from './budgets-used';

const budget = (status: object) => ({
  objects: {
    PodDisruptionBudget: [
      kubeObject('PodDisruptionBudget', 'shop/cart', { status }),
    ],
  },
});

expectVerdicts(budgetsUsed, [
  {
    when: 'it expects pods',
    facts: budget({ observedGeneration: 1, expectedPods: 3 }),
    is: 'pass',
  },
  {
    when: 'it expects none',
    facts: budget({ observedGeneration: 1, expectedPods: 0 }),
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'nobody has observed it',
    facts: budget({ observedGeneration: 0, expectedPods: 3 }),
    is: 'warn',
  },
  {
    when: 'there is none',
    facts: { objects: { PodDisruptionBudget: [] } },
    is: 'not-applicable',
  },
  {
    when: 'budgets cannot be read',
    facts: { objects: { PodDisruptionBudget: unknown() } },
    is: 'unknown',
  },
]);
