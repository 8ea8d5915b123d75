import {
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { readinessProbes } from './readiness-probes';

const podSpec = { containers: [{ name: 'main' }] };
const workloads = (fine: number, bare: number, namespace = 'shop') => ({
  workloads: [
    ...Array.from({ length: fine }, (_, index) =>
      workload(`${namespace}/fine-${index}`),
    ),
    ...Array.from({ length: bare }, (_, index) =>
      workload(`${namespace}/bare-${index}`, { podSpec }),
    ),
  ],
});

expectVerdicts(readinessProbes, [
  { when: 'all do', facts: workloads(3, 0), is: 'pass' },
  {
    when: 'one of ten does not',
    facts: workloads(9, 1),
    is: 'warn',
    about: ['bare-0'],
  },
  { when: 'a third does not', facts: workloads(6, 3), is: 'fail' },
  {
    when: 'a sidecar beside has one',
    facts: {
      workloads: [
        workload('shop/cart', {
          podSpec: {
            containers: [
              { name: 'proxy' },
              { name: 'main', readinessProbe: {} },
            ],
          },
        }),
      ],
    },
    is: 'pass',
  },
  {
    when: 'only the system’s own are there',
    facts: workloads(0, 3, 'kube-system'),
    is: 'not-applicable',
  },
  {
    when: 'workloads cannot be read',
    facts: { workloads: unknown() },
    is: 'unknown',
  },
]);
