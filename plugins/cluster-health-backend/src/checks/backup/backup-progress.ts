import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { ageOf } from '../shared/clusterTime';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { day, duration } from '../shared/text';
import { runStatus } from '../shared/velero';

const ended = new Set([
  'Completed',
  'PartiallyFailed',
  'Failed',
  'FailedValidation',
]);

export const backupProgress: ClusterCheck = {
  id: 'backup-progress',
  pillar: 'backup',
  title: 'Backups come to an end',
  why: 'A backup that hangs holds the queue: those behind it never run.',
  limits:
    'passes: none is under way for over 24 h; warns: one is; not applicable: no backup',
  suggestion:
    'Read the log of the Velero server and its node agents; restart the server to give the queue free.',
  hard: false,
  cost: 'C1',
  reads: [kinds.backup],
  evaluate: facts =>
    judge({ backups: facts.objects(kinds.backup) }, ({ backups }) => {
      if (backups.value.length === 0) return notApplicable('No backup exists');
      const ageOfBackup = (object: (typeof backups.value)[number]) =>
        ageOf(
          facts,
          runStatus(object).startTimestamp ?? object.metadata.creationTimestamp,
          backups.at,
        ) ?? 0;
      const stuck = backups.value.filter(
        object =>
          !ended.has(runStatus(object).phase ?? '') &&
          ageOfBackup(object) > day,
      );
      return {
        verdict: stuck.length ? 'warn' : 'pass',
        summary: `backups under way for over 24 h: ${stuck.length}; limit 0`,
        affected: stuck.map(object =>
          affectedObject(
            facts,
            'Backup',
            object,
            `${runStatus(object).phase ?? 'New'} for ${duration(
              ageOfBackup(object),
            )}`,
          ),
        ),
      };
    }),
};
