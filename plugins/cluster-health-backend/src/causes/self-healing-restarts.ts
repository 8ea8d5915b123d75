import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import {
  ranOutOfMemory,
  restartsOften,
  restartsPerHour,
} from '../checks/shared/restarts';
import type { FoundCause } from './foundCause';
import { restartCause, restartGroups } from './shared/restartGroups';

/**
 * Crash loops that heal themselves: the container runs whenever somebody looks. Decided from restarts we saw, never from
 * the lifetime count.
 */
export function findSelfHealingRestarts(
  facts: ClusterFacts,
): readonly FoundCause[] {
  const groups = restartGroups(
    facts,
    (restarts, container) =>
      container.state === 'running' &&
      restartsOften(restarts, facts.now) &&
      // Memory has a cause of its own, which says more.
      !ranOutOfMemory(restarts, facts.now),
  );
  return groups.map(group =>
    restartCause(facts, group, {
      kind: 'self-healing-restarts',
      severity: 'warning',
      title: `${group.owner.name} restarts again and again`,
      detail: `container ${
        group.first.container
      } runs now, but restarted at least ${restartsPerHour} times in the last hour (${
        group.first.lastReason || 'no reason given'
      })`,
      suggestion:
        'Read the log of the run before; a liveness probe that is too strict looks like this as well.',
    }),
  );
}
