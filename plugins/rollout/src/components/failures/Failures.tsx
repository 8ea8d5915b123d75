import type { WorkloadSection } from '@pilotage/plugin-rollout-common';
import { memo } from 'react';
import { FailureCard } from './FailureCard';

/** What fails, grouped by cause: the updated revision first, since that is what one can stop. */
export const Failures = memo(
  (props: { readonly workload: string; readonly section: WorkloadSection }) => {
    const { observation } = props.section;
    const groups = [...observation.failures].sort(
      (a, b) =>
        Number(b.updatedRevision) - Number(a.updatedRevision) ||
        b.count - a.count,
    );
    return (
      <>
        {groups.map(group => (
          <FailureCard
            key={`${group.cause} ${group.container} ${group.image}`}
            group={group}
            updated={observation.counts.updated}
            workload={props.workload}
          />
        ))}
      </>
    );
  },
);
