import type { SectionState } from '@pilotage/fleet-react';
import type { RolloutSection } from '@pilotage/plugin-rollout-common';
import { ClusterCard } from './cluster/ClusterCard';
import { WorkloadCard } from './workload/WorkloadCard';

/** All sections that are shown. A section that did not change is not rendered again. */
export function SectionList(props: {
  readonly sections: readonly SectionState<RolloutSection>[];
  readonly dictionary: readonly string[];
}) {
  return (
    <>
      {props.sections.map(({ key, section, pods }) =>
        section.type === 'workload' ? (
          <WorkloadCard
            key={key}
            workload={key}
            section={section}
            pods={pods}
            dictionary={props.dictionary}
          />
        ) : (
          <ClusterCard key={key} section={section} />
        ),
      )}
    </>
  );
}
