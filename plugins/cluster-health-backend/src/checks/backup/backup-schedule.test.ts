import {
  absent,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { backupSchedule } from './backup-schedule';

const schedule = (name: string, phase?: string, paused = false) =>
  kubeObject('Schedule', `velero/${name}`, {
    spec: { schedule: '0 3 * * *', paused },
    ...(phase ? { status: { phase } } : {}),
  });
const daily = schedule('daily', 'Enabled');
const objects = (...Schedule: ReturnType<typeof schedule>[]) => ({
  objects: { Schedule },
});

expectVerdicts(backupSchedule, [
  { when: 'all are enabled', facts: objects(daily), is: 'pass' },
  {
    when: 'one of two is paused',
    facts: objects(daily, schedule('weekly', 'Enabled', true)),
    is: 'warn',
    about: ['weekly'],
  },
  {
    when: 'the only one is paused',
    facts: objects(schedule('daily', 'Enabled', true)),
    is: 'fail',
  },
  {
    when: 'one is invalid',
    facts: objects(daily, schedule('weekly', 'FailedValidation')),
    is: 'fail',
  },
  {
    when: 'Velero has not looked at it yet',
    facts: objects(schedule('daily')),
    is: 'warn',
  },
  {
    when: 'in a phase nobody has heard of',
    facts: objects(schedule('daily', 'Dreaming')),
    is: 'warn',
  },
  {
    when: 'Velero has nothing to do',
    facts: objects(),
    is: 'warn',
    saying: 'There is no backup schedule',
  },
  {
    when: 'production has no schedule',
    facts: { ...objects(), production: true },
    is: 'fail',
  },
  {
    when: 'production has no Velero',
    facts: { objects: { Schedule: absent() }, production: true },
    is: 'fail',
    saying: 'There is no backup schedule',
  },
  {
    when: 'a test cluster has no Velero',
    facts: { objects: { Schedule: absent() } },
    is: 'not-applicable',
  },
  {
    when: 'schedules cannot be read',
    facts: { objects: { Schedule: unknown('forbidden') }, production: true },
    is: 'unknown',
  },
]);
