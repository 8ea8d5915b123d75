import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { budgetsAllow } from './budgets-allow';

const budget = (spec: object, observedGeneration = 1) => ({
  objects: {
    PodDisruptionBudget: [
      kubeObject('PodDisruptionBudget', 'shop/cart', {
        spec,
        status: { observedGeneration, expectedPods: 3 },
      }),
    ],
  },
});

expectVerdicts(budgetsAllow, [
  { when: 'one may go', facts: budget({ maxUnavailable: 1 }), is: 'pass' },
  {
    when: 'none may go',
    facts: budget({ maxUnavailable: 0 }),
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'all must stay in production',
    facts: { ...budget({ minAvailable: '100%' }), production: true },
    is: 'fail',
  },
  {
    when: 'its numbers are from before its last change',
    facts: budget({ minAvailable: 3 }, 0),
    is: 'pass',
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
