import type { PodRow } from '@pilotage/fleet-node';
import type { RolloutObservation } from '@pilotage/plugin-rollout-common';

/** Verdicts that came about by what pods did last. Pausing, or promoting, leaves no trace on the pods. */
const datedByPods: ReadonlySet<string> = new Set([
  'done',
  'step-done',
  'stuck',
  'degraded',
]);

/**
 * Since when a verdict holds that nobody saw begin: since the last pod appeared or changed its readiness, but not before
 * the wanted revision came into being. `now` when the pods cannot tell. Milliseconds since the epoch.
 */
export function firstSince(
  observation: Pick<RolloutObservation, 'verdict' | 'revisions'>,
  pods: readonly PodRow[],
  now: number,
): number {
  if (!datedByPods.has(observation.verdict.state) || pods.length === 0) {
    return now;
  }
  let last = 0;
  for (const { role, createdAt } of observation.revisions) {
    if (role === 'update' || role === 'both') last = Math.max(last, createdAt);
  }
  for (const { createdAt, readyChangedAt } of pods) {
    last = Math.max(last, createdAt, readyChangedAt);
  }
  // The clocks of nodes may be ahead of ours.
  return last === 0 ? now : Math.min(last, now);
}
