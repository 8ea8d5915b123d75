import {
  kubeObject,
  podsOf,
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { budgetsApart } from './budgets-apart';

const pods = podsOf(workload('shop/cart'), 2);
const budget = (name: string, selector: object) =>
  kubeObject('PodDisruptionBudget', name, { spec: { selector } });
const objects = (...PodDisruptionBudget: ReturnType<typeof budget>[]) => ({
  pods,
  objects: { PodDisruptionBudget },
});
const labels = { matchLabels: { app: 'cart' } };
const everything = {};

expectVerdicts(budgetsApart, [
  {
    when: 'there is one',
    facts: objects(budget('shop/a', labels)),
    is: 'pass',
  },
  {
    when: 'two are in two namespaces',
    facts: objects(budget('shop/a', labels), budget('test/a', labels)),
    is: 'pass',
  },
  {
    when: 'two select the same by different words',
    facts: objects(
      budget('shop/a', labels),
      budget('shop/b', {
        matchExpressions: [{ key: 'app', operator: 'Exists' }],
      }),
    ),
    is: 'fail',
    about: ['cart-0', 'cart-1'],
  },
  {
    when: 'an empty selector takes all',
    facts: objects(budget('shop/a', labels), budget('shop/all', everything)),
    is: 'fail',
  },
  {
    when: 'there is none',
    facts: { pods, objects: { PodDisruptionBudget: [] } },
    is: 'not-applicable',
  },
  {
    when: 'pods cannot be read',
    facts: { ...objects(budget('shop/a', labels)), pods: unknown() },
    is: 'unknown',
  },
]);
