import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { ageOf } from '../shared/clusterTime';
import { fieldEvidence } from '../shared/evidence';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { day, duration } from '../shared/text';
import { newestFirst, runStatus } from '../shared/velero';
import { above, failInProduction } from '../shared/verdicts';

export const restoreTested: ClusterCheck = {
  id: 'restore-tested',
  pillar: 'backup',
  title: 'A restore was tried lately',
  why: 'Only a restore proves that a backup is one.',
  limits:
    'newest completed Restore; passes: up to 90 d old; warns: up to 180 d, or none outside production; fails: older, or none in production; not applicable: no Velero',
  suggestion:
    'Restore a backup into a namespace of its own, compare, and delete it again; best on a schedule.',
  hard: false,
  cost: 'C1',
  reads: [kinds.restore],
  evaluate: facts =>
    judge({ restores: facts.objects(kinds.restore) }, ({ restores }) => {
      const { at } = restores;
      const [newest] = newestFirst(
        restores.value.filter(
          restore => runStatus(restore).phase === 'Completed',
        ),
      );
      const done = newest && runStatus(newest).completionTimestamp;
      const age = ageOf(facts, done, at);
      if (!newest || age === undefined) {
        return {
          verdict: failInProduction(facts),
          summary: 'No restore was ever completed; limit 90 d',
          evidence: [
            { source: 'Restores velero.io', value: 'none completed', at },
          ],
        };
      }
      return {
        verdict: above(age, { warn: 90 * day, fail: 180 * day }),
        summary: `${duration(
          age,
        )} since the last; limit 90 d, failing above 180 d`,
        evidence: [
          fieldEvidence(
            'Restore',
            newest,
            'status.completionTimestamp',
            done,
            at,
          ),
        ],
      };
    }),
};
