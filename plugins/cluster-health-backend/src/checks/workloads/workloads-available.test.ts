import {
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { workloadsAvailable } from './workloads-available';

const having = (
  status: Readonly<Record<string, unknown>>,
  namespace = 'shop',
) => ({ workloads: [workload(`${namespace}/cart`, { status })] });
const condition = (type: string, status: string, reason = '') => ({
  conditions: [
    { type: 'Other', status: 'True' },
    { type, status, reason },
  ],
});

expectVerdicts(workloadsAvailable, [
  { when: 'all are', facts: having({}), is: 'pass' },
  {
    when: 'one says it is not',
    facts: having({ availableReplicas: 1, ...condition('Available', 'False') }),
    is: 'warn',
    about: ['cart'],
  },
  {
    when: 'a rollout is past its deadline',
    facts: having(
      condition('Progressing', 'False', 'ProgressDeadlineExceeded'),
    ),
    is: 'warn',
  },
  {
    when: 'a CloneSet, which has no such conditions, has nothing available',
    facts: {
      workloads: [
        workload('shop/cart', {
          kind: 'CloneSet',
          status: { availableReplicas: 0 },
        }),
      ],
    },
    is: 'warn',
  },
  {
    when: 'one of the system has nothing available',
    facts: having({ availableReplicas: 0 }, 'kube-system'),
    is: 'fail',
  },
  {
    when: 'somebody wants none',
    facts: { workloads: [workload('shop/cart', { replicas: 0 })] },
    is: 'pass',
  },
  { when: 'there is none', facts: {}, is: 'not-applicable' },
  {
    when: 'workloads cannot be read',
    facts: { workloads: unknown() },
    is: 'unknown',
  },
]);
