import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { unhealthyPodsEvictable } from './unhealthy-pods-evictable';

const budget = (
  currentHealthy: number,
  unhealthyPodEvictionPolicy?: string,
) => ({
  objects: {
    PodDisruptionBudget: [
      kubeObject('PodDisruptionBudget', 'shop/cart', {
        spec: { unhealthyPodEvictionPolicy },
        status: { observedGeneration: 1, currentHealthy, desiredHealthy: 2 },
      }),
    ],
  },
});

expectVerdicts(unhealthyPodsEvictable, [
  { when: 'enough are healthy', facts: budget(2), is: 'pass' },
  {
    when: 'it lets broken ones go',
    facts: budget(1, 'AlwaysAllow'),
    is: 'pass',
  },
  {
    when: 'it protects broken ones',
    facts: budget(1),
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'its policy is one nobody has heard of',
    facts: budget(1, 'Sometimes'),
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
