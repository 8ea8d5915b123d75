import type { SectionState } from '@pilotage/fleet-react';
import type { RolloutSection } from '@pilotage/plugin-rollout-common';
import { changedContainers, revisionLabel } from './changedContainers';

/** What the header line counts. */
export interface RolloutTotals {
  readonly workloads: number;
  readonly clusters: number;
  readonly pods: number;
  /** Pods per version, wanted versions first. */
  readonly versions: readonly {
    readonly label: string;
    readonly pods: number;
    readonly wanted: boolean;
  }[];
}

/** Sums up all sections that are shown. */
export function rolloutTotals(
  sections: readonly SectionState<RolloutSection>[],
): RolloutTotals {
  const clusters = new Set<string>();
  const versions = new Map<string, { pods: number; wanted: boolean }>();
  let workloads = 0;
  let pods = 0;
  for (const { section, pods: sectionPods } of sections) {
    clusters.add(section.cluster.name);
    if (section.type !== 'workload') continue;
    workloads += 1;
    pods += sectionPods.size;
    const containers = changedContainers(section.observation);
    for (const revision of section.observation.revisions) {
      if (revision.pods === 0) continue;
      const label = revisionLabel(revision, containers);
      const wanted = revision.role === 'update' || revision.role === 'both';
      const sum = versions.get(label) ?? { pods: 0, wanted: false };
      versions.set(label, {
        pods: sum.pods + revision.pods,
        wanted: sum.wanted || wanted,
      });
    }
  }
  return {
    workloads,
    clusters: clusters.size,
    pods,
    versions: [...versions]
      .map(([label, sum]) => ({ label, ...sum }))
      .sort((a, b) => Number(b.wanted) - Number(a.wanted) || b.pods - a.pods),
  };
}
