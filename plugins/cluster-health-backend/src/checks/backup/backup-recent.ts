import type { KubeObject } from '@pilotage/fleet-node';
import type {
  ClusterCheck,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { ageOf } from '../shared/clusterTime';
import { fieldEvidence } from '../shared/evidence';
import { notApplicable } from '../shared/judge';
import { kinds, readyz } from '../shared/kinds';
import { longestPeriod } from '../shared/period';
import { duration, nameOf } from '../shared/text';
import { judgeSchedules, scheduleSpec, scheduleStatus } from '../shared/velero';
import { worst } from '../shared/verdicts';

const warnPeriods = 1.5;
const failPeriods = 3;

export const backupRecent: ClusterCheck = {
  id: 'backup-recent',
  pillar: 'backup',
  title: 'Every backup schedule really runs',
  why: 'A schedule that is enabled and never runs looks healthy until the day the backup is needed.',
  limits:
    'age of a schedule’s last backup; passes: up to 1.5 periods; warns: up to 3; fails: older, or none although a period has passed; unknown: a schedule we cannot read; not applicable: none',
  suggestion:
    'Read the log of the Velero server and the newest Backup of the schedule.',
  hard: true,
  cost: 'C1',
  reads: [kinds.schedule, readyz],
  evaluate: facts =>
    judgeSchedules(facts, ({ value, at }) => {
      const running = value.filter(object => !scheduleSpec(object).paused);
      if (running.length === 0) {
        return notApplicable('Every schedule is paused; see backup-schedule');
      }
      const judged = running.map(object => judgeSchedule(facts, object, at));
      const late = judged.filter(({ verdict }) => verdict !== 'pass');
      const verdict = worst(
        judged.flatMap(({ verdict: one }) => (one === 'unknown' ? [] : [one])),
      );
      const unread = judged.find(one => one.verdict === 'unknown');
      return {
        // Nothing worse than a schedule that cannot be read: then nothing is known about the whole.
        verdict: unread && verdict === 'pass' ? 'unknown' : verdict,
        summary: late.length
          ? late.map(({ text }) => text).join('; ')
          : `schedules that ran within 1.5 periods: ${judged.length} of ${judged.length}`,
        evidence: running.map(object =>
          fieldEvidence(
            'Schedule',
            object,
            'status.lastBackup',
            scheduleStatus(object).lastBackup,
            at,
          ),
        ),
        affected: late.map(({ object, text }) =>
          affectedObject(facts, 'Schedule', object, text),
        ),
      };
    }),
};

function judgeSchedule(facts: ClusterFacts, object: KubeObject, at: number) {
  const { schedule = '' } = scheduleSpec(object);
  const period = longestPeriod(schedule);
  if (!period) {
    const text = `${nameOf(
      object.metadata,
    )} has a schedule we cannot read: ${schedule}`;
    return { object, verdict: 'unknown', text } as const;
  }
  const { lastBackup } = scheduleStatus(object);
  const age = ageOf(facts, lastBackup, at);
  // One that never ran is as late as it is old, once its first run was due.
  const since = age ?? ageOf(facts, object.metadata.creationTimestamp, at) ?? 0;
  const periods = since / period;
  const text = `${nameOf(object.metadata)} ${
    age === undefined
      ? `never ran in the ${duration(since)} it exists`
      : `ran ${duration(age)} ago`
  }, period ${duration(period)}`;
  if (age === undefined) {
    return { object, verdict: periods > 1 ? 'fail' : 'pass', text } as const;
  }
  const late = periods > warnPeriods ? 'warn' : 'pass';
  return {
    object,
    verdict: periods > failPeriods ? 'fail' : late,
    text,
  } as const;
}
