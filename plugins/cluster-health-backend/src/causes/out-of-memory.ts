import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { ranOutOfMemory } from '../checks/shared/restarts';
import type { FoundCause } from './foundCause';
import { restartCause, restartGroups } from './shared/restartGroups';

/** Containers killed for their memory within the last day, as far as we saw them restart. */
export function findOutOfMemory(facts: ClusterFacts): readonly FoundCause[] {
  const groups = restartGroups(facts, restarts =>
    ranOutOfMemory(restarts, facts.now),
  );
  return groups.map(group =>
    restartCause(facts, group, {
      kind: 'out-of-memory',
      severity: 'bad',
      title: `${group.owner.name} runs out of memory`,
      detail: `container ${group.first.container} was killed at its memory limit in the last 24 h`,
      suggestion:
        'Compare the memory limit with what the process really needs; a leak shows as kills in a steady rhythm.',
    }),
  );
}
