import type { KubeObject } from '@pilotage/fleet-node';
import type {
  CheckFinding,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { judge, notApplicable, type Read } from './judge';
import { kinds } from './kinds';

interface ScheduleSpec {
  readonly schedule?: string;
  readonly paused?: boolean;
  readonly template?: {
    readonly includedNamespaces?: readonly string[] | null;
    readonly excludedNamespaces?: readonly string[] | null;
  };
}

interface ScheduleStatus {
  readonly phase?: string;
  readonly lastBackup?: string;
  readonly validationErrors?: readonly string[];
}

interface RunStatus {
  readonly phase?: string;
  readonly startTimestamp?: string;
  readonly completionTimestamp?: string;
}

export function scheduleSpec({ spec }: KubeObject): ScheduleSpec {
  return (spec ?? {}) as ScheduleSpec;
}

export function scheduleStatus({ status }: KubeObject): ScheduleStatus {
  return (status ?? {}) as ScheduleStatus;
}

/** Status of a Backup or a Restore. */
export function runStatus({ status }: KubeObject): RunStatus {
  return (status ?? {}) as RunStatus;
}

/** Set by Velero on every Backup a Schedule makes. */
export const scheduleLabel = 'velero.io/schedule-name';

/** Objects by when they ended or began, newest first. */
export function newestFirst(runs: readonly KubeObject[]): KubeObject[] {
  return [...runs].sort((a, b) => timeOf(b) - timeOf(a));
}

function timeOf(run: KubeObject): number {
  const { startTimestamp, completionTimestamp } = runStatus(run);
  return Date.parse(
    completionTimestamp ??
      startTimestamp ??
      run.metadata.creationTimestamp ??
      '',
  );
}

/**
 * Judges the schedules of a cluster. Whether there should be one is a check of its own; the others have nothing to say
 * without.
 */
export function judgeSchedules(
  facts: ClusterFacts,
  decide: (
    read: Read<{ schedules: ReturnType<ClusterFacts['objects']> }>['schedules'],
  ) => CheckFinding,
): CheckFinding {
  return judge({ schedules: facts.objects(kinds.schedule) }, ({ schedules }) =>
    schedules.value.length
      ? decide(schedules)
      : notApplicable('There is no Schedule; see backup-schedule'),
  );
}
