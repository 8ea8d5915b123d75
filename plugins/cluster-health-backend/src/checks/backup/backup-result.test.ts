import {
  absent,
  daysAgo,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { backupResult } from './backup-result';

const backup = (
  name: string,
  phase: string,
  days: number,
  schedule = 'daily',
) =>
  kubeObject(
    'Backup',
    `velero/${name}`,
    {
      status: {
        phase,
        startTimestamp: daysAgo(days),
        completionTimestamp: daysAgo(days),
      },
    },
    { labels: { 'velero.io/schedule-name': schedule } },
  );
const objects = (...Backup: ReturnType<typeof backup>[]) => ({
  objects: { Backup },
});

expectVerdicts(backupResult, [
  {
    when: 'the newest is complete, though one before failed',
    facts: objects(backup('old', 'Failed', 2), backup('new', 'Completed', 1)),
    is: 'pass',
  },
  {
    when: 'the newest is partial',
    facts: objects(
      backup('new', 'PartiallyFailed', 1),
      backup('old', 'Completed', 2),
    ),
    is: 'warn',
    about: ['new'],
  },
  {
    when: 'the newest of another schedule failed',
    facts: objects(
      backup('a', 'Completed', 1),
      backup('b', 'Failed', 5, 'weekly'),
    ),
    is: 'fail',
    about: ['b'],
  },
  {
    when: 'one is under way after a complete one',
    facts: objects(
      backup('running', 'InProgress', 0),
      backup('old', 'Completed', 1),
    ),
    is: 'pass',
  },
  {
    when: 'none is in a phase we know as finished',
    facts: objects(backup('odd', 'Dreaming', 1)),
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
