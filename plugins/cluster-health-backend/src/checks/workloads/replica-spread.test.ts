import {
  podsOf,
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { replicaSpread } from './replica-spread';

const cart = workload('shop/cart');
const workloads = [cart];

expectVerdicts(replicaSpread, [
  {
    when: 'over nodes and zones',
    facts: { workloads, pods: podsOf(cart, 3) },
    is: 'pass',
  },
  {
    when: 'all on one node',
    facts: { workloads, pods: podsOf(cart, 2, { node: 'node-a' }) },
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'all in one zone',
    facts: { workloads, pods: podsOf(cart, 3, { zone: 'zone-a' }) },
    is: 'warn',
  },
  {
    when: 'the rest is on its way out',
    facts: {
      workloads,
      pods: [
        ...podsOf(cart, 2, { node: 'node-a' }),
        ...podsOf(cart, 1, { node: 'node-b', deleting: true }),
      ],
    },
    is: 'warn',
  },
  {
    when: 'one pod cannot be spread',
    facts: { workloads, pods: podsOf(cart, 1) },
    is: 'not-applicable',
  },
  {
    when: 'zones cannot be known',
    facts: { workloads, pods: podsOf(cart, 3), nodes: unknown() },
    is: 'unknown',
  },
]);
