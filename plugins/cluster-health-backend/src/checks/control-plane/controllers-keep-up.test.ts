import {
  unknown,
  workload,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { controllersKeepUp } from './controllers-keep-up';

const workloads = (total: number, behind: number) =>
  Array.from({ length: total }, (_, index) =>
    workload(`shop/app-${index}`, {
      metadata: { generation: index < behind ? 2 : 1 },
    }),
  );

expectVerdicts(controllersKeepUp, [
  {
    when: 'all are observed',
    facts: { workloads: workloads(9, 0) },
    is: 'pass',
  },
  {
    when: 'one is not',
    facts: { workloads: workloads(2, 1) },
    is: 'warn',
    about: ['app-0'],
  },
  { when: 'few of many', facts: { workloads: workloads(80, 6) }, is: 'warn' },
  { when: 'many', facts: { workloads: workloads(20, 6) }, is: 'fail' },
  { when: 'nothing is there', facts: {}, is: 'not-applicable' },
  {
    when: 'workloads cannot be read',
    facts: { workloads: unknown() },
    is: 'unknown',
  },
]);
