import {
  absent,
  kubeObject,
  secondsAgo,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { backupStorage } from './backup-storage';

const location = (phase: string | undefined, seconds: number) => ({
  objects: {
    BackupStorageLocation: [
      kubeObject('BackupStorageLocation', 'velero/default', {
        status: { phase, lastValidationTime: secondsAgo(seconds) },
      }),
    ],
  },
});

expectVerdicts(backupStorage, [
  { when: 'available', facts: location('Available', 60), is: 'pass' },
  {
    when: 'nobody validated it for 2 h',
    facts: location('Available', 7200),
    is: 'warn',
    about: ['default'],
  },
  { when: 'not available', facts: location('Unavailable', 60), is: 'fail' },
  { when: 'it does not say', facts: location(undefined, 60), is: 'fail' },
  {
    when: 'none is set up',
    facts: { objects: { BackupStorageLocation: [] } },
    is: 'not-applicable',
  },
  {
    when: 'there is no Velero',
    facts: { objects: { BackupStorageLocation: absent() } },
    is: 'not-applicable',
  },
  {
    when: 'locations cannot be read',
    facts: { objects: { BackupStorageLocation: unknown() } },
    is: 'unknown',
  },
]);
