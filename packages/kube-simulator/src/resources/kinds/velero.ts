import { resourcesOf } from '../defineResource';

const custom = {
  custom: true,
  generation: true,
  unconditionalUpdate: false,
} as const;

/** The resources of Velero that say whether there are backups. Only locations have a status subresource. */
export const veleroResources = resourcesOf('velero.io/v1', 'velero', [
  { ...custom, plural: 'backups', kind: 'Backup' },
  {
    ...custom,
    plural: 'backupstoragelocations',
    kind: 'BackupStorageLocation',
    shortNames: ['bsl'],
    subresources: ['status'],
  },
  { ...custom, plural: 'schedules', kind: 'Schedule' },
]);
