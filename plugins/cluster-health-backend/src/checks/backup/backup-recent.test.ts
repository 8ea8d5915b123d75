import {
  absent,
  kubeObject,
  secondsAgo,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { backupRecent } from './backup-recent';

const hours = (amount: number) => secondsAgo(amount * 3600);

function schedule(
  lastBackup: string | undefined,
  more: { schedule?: string; paused?: boolean; created?: string } = {},
) {
  return kubeObject(
    'Schedule',
    'velero/daily',
    {
      spec: {
        schedule: more.schedule ?? '0 3 * * *',
        paused: more.paused,
      },
      status: { phase: 'Enabled', lastBackup },
    },
    more.created ? { creationTimestamp: more.created } : {},
  );
}
const objects = (...Schedule: ReturnType<typeof schedule>[]) => ({
  objects: { Schedule },
});

expectVerdicts(backupRecent, [
  { when: 'it ran 30 h ago', facts: objects(schedule(hours(30))), is: 'pass' },
  { when: 'it ran 40 h ago', facts: objects(schedule(hours(40))), is: 'warn' },
  {
    when: 'it ran 80 h ago',
    facts: objects(schedule(hours(80))),
    is: 'fail',
    saying: 'velero/daily ran 3 d ago, period 24 h',
  },
  {
    when: 'a weekly one ran 80 h ago',
    facts: objects(schedule(hours(80), { schedule: '0 3 * * 0' })),
    is: 'pass',
  },
  {
    when: 'it is enabled and never ran',
    facts: objects(schedule(undefined)),
    is: 'fail',
    saying: 'never ran in the 30 d it exists',
  },
  {
    when: 'its first run is not due yet',
    facts: objects(schedule(undefined, { created: hours(5) })),
    is: 'pass',
  },
  {
    when: 'all are paused, which another check tells',
    facts: objects(schedule(hours(80), { paused: true })),
    is: 'not-applicable',
  },
  {
    when: 'its schedule makes no sense',
    facts: objects(schedule(hours(1), { schedule: 'sometimes' })),
    is: 'unknown',
  },
  {
    when: 'one makes no sense and another is late',
    facts: objects(
      schedule(hours(1), { schedule: 'sometimes' }),
      schedule(hours(80)),
    ),
    is: 'fail',
  },
  { when: 'there is no schedule', facts: objects(), is: 'not-applicable' },
  {
    when: 'there is no Velero',
    facts: { objects: { Schedule: absent() } },
    is: 'not-applicable',
  },
  {
    when: 'schedules cannot be read',
    facts: { objects: { Schedule: unknown() } },
    is: 'unknown',
  },
]);
