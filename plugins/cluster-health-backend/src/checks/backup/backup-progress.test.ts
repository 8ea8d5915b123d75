import {
  absent,
  daysAgo,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { backupProgress } from './backup-progress';

const backup = (phase: string, days: number) => ({
  objects: {
    Backup: [
      kubeObject('Backup', 'velero/daily-1', {
        status: { phase, startTimestamp: daysAgo(days) },
      }),
    ],
  },
});

expectVerdicts(backupProgress, [
  {
    when: 'it runs for half a day',
    facts: backup('InProgress', 0.5),
    is: 'pass',
  },
  {
    when: 'it runs for two days',
    facts: backup('InProgress', 2),
    is: 'warn',
    about: ['daily-1'],
  },
  {
    when: 'it is deleted for two days',
    facts: backup('Deleting', 2),
    is: 'warn',
  },
  { when: 'it ended', facts: backup('Completed', 9), is: 'pass' },
  {
    when: 'there is none',
    facts: { objects: { Backup: [] } },
    is: 'not-applicable',
  },
  {
    when: 'there is no Velero',
    facts: { objects: { Backup: absent() } },
    is: 'not-applicable',
  },
  {
    when: 'backups cannot be read',
    facts: { objects: { Backup: unknown() } },
    is: 'unknown',
  },
]);
