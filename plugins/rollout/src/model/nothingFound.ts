import type { SectionState } from '@pilotage/fleet-react';
import type { RolloutSection } from '@pilotage/plugin-rollout-common';

/** Whether every cluster was seen and none has a workload: then the page teaches. */
export function nothingFound(
  sections: readonly SectionState<RolloutSection>[],
): boolean {
  return sections.every(
    ({ section }) =>
      section.type === 'cluster' && section.state === 'none-found',
  );
}
