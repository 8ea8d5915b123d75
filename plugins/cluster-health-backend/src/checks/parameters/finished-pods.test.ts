import {
  podRow,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { finishedPods } from './finished-pods';

const ended = (count: number, phase: 'Succeeded' | 'Failed' | 'Running') => ({
  pods: Array<ReturnType<typeof podRow>>(count).fill(
    podRow('shop/job', { phase }),
  ),
});

expectVerdicts(finishedPods, [
  { when: 'few', facts: ended(1_000, 'Failed'), is: 'pass' },
  {
    when: 'many',
    facts: ended(1_001, 'Succeeded'),
    is: 'warn',
    about: ['shop'],
  },
  { when: 'very many', facts: ended(10_001, 'Failed'), is: 'fail' },
  { when: 'all run', facts: ended(10_001, 'Running'), is: 'pass' },
  { when: 'pods cannot be read', facts: { pods: unknown() }, is: 'unknown' },
]);
