import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { ageOf } from '../shared/clusterTime';
import { fieldEvidence } from '../shared/evidence';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';

/** Velero validates every minute unless told otherwise. */
const staleMs = 60 * 60_000;

interface LocationStatus {
  readonly phase?: string;
  readonly lastValidationTime?: string;
  readonly message?: string;
}

function statusOf({ status }: KubeObject): LocationStatus {
  return (status ?? {}) as LocationStatus;
}

export const backupStorage: ClusterCheck = {
  id: 'backup-storage',
  pillar: 'backup',
  title: 'The place backups go to can be reached',
  why: 'Backups that cannot be stored are lost, and those already there cannot be restored.',
  limits:
    'passes: every BackupStorageLocation is Available, validated within 1 h; warns: validated longer ago; fails: one is not Available; not applicable: no Velero',
  suggestion:
    'Check the credentials, the bucket and the way to it; the location’s status.message says what it met.',
  hard: false,
  cost: 'C1',
  reads: [kinds.backupStorageLocation],
  evaluate: facts =>
    judge(
      { locations: facts.objects(kinds.backupStorageLocation) },
      ({ locations: { value, at } }) => {
        if (value.length === 0) return notApplicable('No location is set up');
        const away = value.filter(
          location => statusOf(location).phase !== 'Available',
        );
        const stale = value.filter(location => {
          const age = ageOf(facts, statusOf(location).lastValidationTime, at);
          return age === undefined || age > staleMs;
        });
        const bad = [...new Set([...away, ...stale])];
        const some = stale.length ? 'warn' : 'pass';
        return {
          verdict: away.length ? 'fail' : some,
          summary: `${value.length - away.length} of ${
            value.length
          } available, ${stale.length} not validated within 1 h`,
          evidence: value.map(location =>
            fieldEvidence(
              'BackupStorageLocation',
              location,
              'status.phase',
              statusOf(location).phase,
              at,
            ),
          ),
          affected: bad.map(location =>
            affectedObject(
              facts,
              'BackupStorageLocation',
              location,
              statusOf(location).message,
            ),
          ),
        };
      },
    ),
};
