import type { Behaviour } from '../rules/behaviour';
import type { KubeletTiming } from '../timing';
import type { ContainerRole } from './containerRole';

/** How a run will end by itself. */
export interface PlannedEnd {
  readonly at: number;
  readonly exitCode: number;
  readonly reason: 'Completed' | 'Error' | 'OOMKilled';
}

/** Whether this run of a container that crashes and heals by turns is one of the crashes. */
export function isCrash(
  { crashes }: { readonly crashes: number },
  run: number,
): boolean {
  return run % (crashes + 1) !== 0;
}

/**
 * When and how a run ends by itself; `undefined` for one that runs on. Read anew at each look, so that a rule
 * acts on containers that already run.
 */
export function plannedEnd(run: {
  startedAt: number;
  /** Counted from 1. */
  number: number;
  behaviour: Behaviour | undefined;
  role: ContainerRole;
  restartPolicy: string;
  timing: KubeletTiming;
}): PlannedEnd | undefined {
  const { startedAt, behaviour, role, timing } = run;
  if (behaviour === 'crash-at-once') {
    return { at: startedAt + timing.crashMs, exitCode: 1, reason: 'Error' };
  }
  if (behaviour === 'out-of-memory') {
    return {
      at: startedAt + timing.outOfMemoryMs,
      exitCode: 137,
      reason: 'OOMKilled',
    };
  }
  if (typeof behaviour === 'object' && 'crashAfterMs' in behaviour) {
    return {
      at: startedAt + behaviour.crashAfterMs,
      exitCode: 1,
      reason: 'Error',
    };
  }
  if (typeof behaviour === 'object' && 'crashes' in behaviour) {
    const span = isCrash(behaviour, run.number)
      ? timing.crashMs
      : behaviour.thenRunsMs;
    return { at: startedAt + span, exitCode: 1, reason: 'Error' };
  }
  if (role === 'init') {
    return { at: startedAt + timing.initMs, exitCode: 0, reason: 'Completed' };
  }
  if (role === 'app' && run.restartPolicy !== 'Always') {
    return { at: startedAt + timing.taskMs, exitCode: 0, reason: 'Completed' };
  }
  return undefined;
}
