import type { Behaviour } from '../rules/behaviour';
import type { KubeletTiming } from '../timing';
import type { ContainerMemory } from './memory';
import { isCrash } from './plannedEnd';

/** What a running container's probes say. */
export interface Readiness {
  readonly started: boolean;
  readonly ready: boolean;
  /** When that changes by itself. */
  readonly changesAt?: number;
}

/**
 * A container that is about to crash or to run out of memory never becomes ready: if it did, each of its runs would
 * count as available for a moment, and a rollout would move on over a broken version.
 */
export function readiness(
  container: ContainerMemory,
  behaviour: Behaviour | undefined,
  now: number,
  timing: KubeletTiming,
): Readiness {
  if (container.state.is !== 'running') return { started: false, ready: false };
  if (
    behaviour === 'crash-at-once' ||
    behaviour === 'out-of-memory' ||
    behaviour === 'never-ready' ||
    (typeof behaviour === 'object' &&
      'crashes' in behaviour &&
      isCrash(behaviour, container.runs))
  ) {
    return { started: true, ready: false };
  }
  const slow = typeof behaviour === 'object' && 'slowMs' in behaviour;
  const readyAt =
    container.state.startedAt + (slow ? behaviour.slowMs : timing.readyMs);
  if (now >= readyAt) return { started: true, ready: true };
  return { started: !slow, ready: false, changesAt: readyAt };
}
