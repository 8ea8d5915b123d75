import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { fieldEvidence } from '../shared/evidence';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { newestFirst, runStatus, scheduleLabel } from '../shared/velero';
import { worst } from '../shared/verdicts';

const phases: Readonly<Record<string, 'pass' | 'warn' | 'fail'>> = {
  Completed: 'pass',
  PartiallyFailed: 'warn',
  Failed: 'fail',
  FailedValidation: 'fail',
};

export const backupResult: ClusterCheck = {
  id: 'backup-result',
  pillar: 'backup',
  title: 'The newest backups are complete',
  why: 'A backup that failed in part restores in part, and nobody knows which until then.',
  limits:
    'newest finished backup of each schedule; passes: Completed; warns: PartiallyFailed; fails: Failed or FailedValidation; not applicable: none finished',
  suggestion: 'velero backup logs names the objects and volumes that failed.',
  hard: false,
  cost: 'C1',
  reads: [kinds.backup],
  evaluate: facts =>
    judge({ backups: facts.objects(kinds.backup) }, ({ backups }) => {
      const finished = backups.value.filter(
        backup => phaseVerdict(backup) !== undefined,
      );
      if (finished.length === 0) {
        return notApplicable('No backup has finished; see backup-recent');
      }
      const bySchedule = groupBy(
        newestFirst(finished),
        ({ metadata }) => metadata.labels?.[scheduleLabel] ?? '',
      );
      const newest = [...bySchedule.values()].flatMap(group =>
        group.slice(0, 1),
      );
      const bad = newest.filter(backup => phaseVerdict(backup) !== 'pass');
      return {
        verdict: worst(newest.map(backup => phaseVerdict(backup) ?? 'pass')),
        summary: `${newest.length - bad.length} of ${
          newest.length
        } newest backups complete; all should be`,
        evidence: newest.map(backup =>
          fieldEvidence(
            'Backup',
            backup,
            'status.phase',
            runStatus(backup).phase,
            backups.at,
          ),
        ),
        affected: bad.map(backup =>
          affectedObject(facts, 'Backup', backup, runStatus(backup).phase),
        ),
      };
    }),
};

/** `undefined` for one that has not finished. */
function phaseVerdict(backup: KubeObject) {
  const { phase = '' } = runStatus(backup);
  return Object.hasOwn(phases, phase) ? phases[phase] : undefined;
}
