import type { SectionState } from '@pilotage/fleet-react';
import type { RolloutSection } from '@pilotage/plugin-rollout-common';
import { ClusterCard } from './cluster/ClusterCard';
import { UnreadableCard } from './workload/UnreadableCard';
import { WorkloadCard } from './workload/WorkloadCard';

/** All sections that are shown. A section that did not change is not rendered again. */
export function SectionList(props: {
  readonly sections: readonly SectionState<RolloutSection>[];
  readonly dictionary: readonly string[];
}) {
  return (
    <>
      {props.sections.map(({ key, section, pods }) => {
        switch (section.type) {
          case 'workload':
            return (
              <WorkloadCard
                key={key}
                workload={key}
                section={section}
                pods={pods}
                dictionary={props.dictionary}
              />
            );
          case 'unreadable':
            return <UnreadableCard key={key} section={section} />;
          default:
            return <ClusterCard key={key} section={section} />;
        }
      })}
    </>
  );
}
