import {
  containerRow,
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { crashLoops } from './crash-loops';

const crashing = {
  containers: [containerRow({ state: 'waiting', reason: 'CrashLoopBackOff' })],
};
const pods = (fine: number, bad: number, namespace = 'shop') => [
  ...Array.from({ length: fine }, (_, index) =>
    podRow(`${namespace}/fine-${index}`),
  ),
  ...Array.from({ length: bad }, (_, index) =>
    podRow(`${namespace}/bad-${index}`, crashing),
  ),
];

expectVerdicts(crashLoops, [
  { when: 'none does', facts: { pods: pods(3, 0) }, is: 'pass' },
  {
    when: 'one of few does',
    facts: { pods: pods(3, 1) },
    is: 'warn',
    about: ['bad-0'],
  },
  { when: 'many do', facts: { pods: pods(90, 10) }, is: 'fail' },
  {
    when: 'one of the system does',
    facts: { pods: pods(300, 1, 'kube-system') },
    is: 'fail',
  },
  {
    when: 'one restarted 40 times long ago',
    facts: {
      pods: [
        podRow('shop/old', { containers: [containerRow({ restarts: 40 })] }),
      ],
    },
    is: 'pass',
  },
  {
    when: 'it waits for a reason nobody has heard of',
    facts: {
      pods: [
        podRow('shop/odd', {
          containers: [containerRow({ state: 'waiting', reason: 'Pondering' })],
        }),
      ],
    },
    is: 'pass',
  },
  { when: 'there is no pod', facts: {}, is: 'not-applicable' },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
