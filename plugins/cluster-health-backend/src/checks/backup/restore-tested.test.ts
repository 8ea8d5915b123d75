import {
  absent,
  daysAgo,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { restoreTested } from './restore-tested';

const restored = (days: number, phase = 'Completed') => ({
  objects: {
    Restore: [
      kubeObject('Restore', 'velero/try', {
        status: { phase, completionTimestamp: daysAgo(days) },
      }),
    ],
  },
});

expectVerdicts(restoreTested, [
  { when: '60 days ago', facts: restored(60), is: 'pass' },
  { when: '120 days ago', facts: restored(120), is: 'warn' },
  { when: '200 days ago', facts: restored(200), is: 'fail' },
  { when: 'it failed', facts: restored(1, 'Failed'), is: 'warn' },
  {
    when: 'never, in production',
    facts: { objects: { Restore: [] }, production: true },
    is: 'fail',
  },
  {
    when: 'there is no Velero',
    facts: { objects: { Restore: absent() } },
    is: 'not-applicable',
  },
  {
    when: 'restores cannot be read',
    facts: { objects: { Restore: unknown() } },
    is: 'unknown',
  },
]);
