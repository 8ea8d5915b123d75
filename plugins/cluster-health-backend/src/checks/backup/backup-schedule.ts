import type { KubeObject } from '@pilotage/fleet-node';
import type {
  CheckFinding,
  ClusterCheck,
} from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { fieldEvidence } from '../shared/evidence';
import { emptyWhenAbsent, judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { scheduleSpec, scheduleStatus } from '../shared/velero';

export const backupSchedule: ClusterCheck = {
  id: 'backup-schedule',
  pillar: 'backup',
  title: 'Backups run on a schedule',
  why: 'What is not backed up is gone after the first wrong deletion, however many replicas it has.',
  limits:
    'passes: every Velero Schedule is Enabled; warns: one is paused or new, or none in a cluster with Velero; fails: one is invalid, all are paused, or none in production; not applicable: no Velero outside production',
  suggestion:
    'Install Velero with a storage location outside the cluster, and give it a daily Schedule.',
  hard: true,
  cost: 'C1',
  reads: [kinds.schedule],
  evaluate: facts => {
    const schedules = facts.objects(kinds.schedule);
    if (schedules.state === 'absent' && !facts.production) {
      return notApplicable(`No backup is asked for here: ${schedules.reason}`);
    }
    return judge(
      { schedules: emptyWhenAbsent(schedules, facts.now) },
      ({ schedules: { value, at } }) =>
        value.length
          ? {
              verdict: verdictOf(value),
              summary: `${value.filter(isEnabled).length} of ${
                value.length
              } schedules enabled; all should be`,
              evidence: value.map(schedule =>
                fieldEvidence(
                  'Schedule',
                  schedule,
                  'status.phase',
                  stateOf(schedule),
                  at,
                ),
              ),
              affected: value
                .filter(schedule => !isEnabled(schedule))
                .map(schedule =>
                  affectedObject(
                    facts,
                    'Schedule',
                    schedule,
                    stateOf(schedule),
                  ),
                ),
            }
          : none(facts.production, at),
    );
  },
};

function none(production: boolean, at: number): CheckFinding {
  return {
    verdict: production ? 'fail' : 'warn',
    summary: 'There is no backup schedule; one should be there',
    evidence: [{ source: 'Schedules velero.io', value: 'none', at }],
  };
}

function verdictOf(schedules: readonly KubeObject[]) {
  const invalid = schedules.some(
    schedule => scheduleStatus(schedule).phase === 'FailedValidation',
  );
  const enabled = schedules.filter(isEnabled).length;
  if (invalid || schedules.every(isPaused)) return 'fail';
  return enabled === schedules.length ? 'pass' : 'warn';
}

function isPaused(schedule: KubeObject): boolean {
  return scheduleSpec(schedule).paused === true;
}

function isEnabled(schedule: KubeObject): boolean {
  return !isPaused(schedule) && scheduleStatus(schedule).phase === 'Enabled';
}

function stateOf(schedule: KubeObject): string {
  const { phase = 'New', validationErrors = [] } = scheduleStatus(schedule);
  if (isPaused(schedule)) return 'paused';
  return [phase, ...validationErrors].join(': ');
}
