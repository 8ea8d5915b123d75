import type { Verdict } from '@pilotage/fleet-common';
import type { PodRow } from '@pilotage/fleet-node';
import { verdict } from './reasons';

/** A controller that has not observed a spec for so long is not busy, it is silent. Milliseconds. */
const silentAfterMs = 120_000;

/** The deadline of native Deployments; CloneSet of Kruise 1.8 has none of its own. Seconds. */
const defaultDeadlineSeconds = 600;

/** What time adds to a verdict. Times are milliseconds since the epoch. */
export interface AgeInput {
  readonly verdict: Verdict;
  /** Since when the verdict has its state and code. */
  readonly since: number;
  readonly pods: readonly PodRow[];
  readonly now: number;
  readonly deadlineSeconds?: number;
}

const waitingCodes = new Set(['updating', 'waiting-for-pods', 'scaling']);

/**
 * Turns a verdict that has stood for too long into what it then means. A driver has no memory; whoever remembers since
 * when a verdict holds calls this.
 */
export function ageVerdict(input: AgeInput): Verdict {
  const { since, now } = input;
  const { code, params, state } = input.verdict;
  if (code === 'not-observed') {
    return now - since >= silentAfterMs
      ? verdict('unknown', 'controller-silent', {
          ...params,
          minutes: minutes(now - since),
        })
      : input.verdict;
  }
  if (state !== 'progressing' || !waitingCodes.has(code)) return input.verdict;
  const still = now - Math.max(since, lastMovement(input.pods));
  const deadlineMs = (input.deadlineSeconds ?? defaultDeadlineSeconds) * 1000;
  return still >= deadlineMs
    ? verdict('stuck', 'nothing-moves', { ...params, minutes: minutes(still) })
    : input.verdict;
}

/** When a pod last appeared or changed its readiness; an in-place update changes it too. */
function lastMovement(pods: readonly PodRow[]): number {
  let last = 0;
  for (const pod of pods) {
    last = Math.max(last, pod.createdAt, pod.readyChangedAt);
  }
  return last;
}

function minutes(ms: number): number {
  return Math.floor(ms / 60_000);
}
