import type { SectionState } from '@pilotage/fleet-react';
import type {
  RolloutSection,
  WorkloadSection,
} from '@pilotage/plugin-rollout-common';
import type { VerdictState } from '@pilotage/fleet-common';

type Section = SectionState<RolloutSection>;

/** What needs a person comes first; what is quiet comes last. */
const urgency: Record<VerdictState, number> = {
  stuck: 0,
  degraded: 0,
  'step-done': 1,
  paused: 1,
  progressing: 1,
  unknown: 2,
  done: 3,
};
const clusterUrgency = 4;
/** Its state is unknown. */
const unreadableUrgency = urgency.unknown;

/** Sections in the order of the page; ties are broken by name, so that nothing jumps. */
export function inPageOrder(sections: Iterable<Section>): readonly Section[] {
  return [...sections].sort(
    (a, b) =>
      rank(a.section) - rank(b.section) ||
      a.section.cluster.title.localeCompare(b.section.cluster.title) ||
      a.key.localeCompare(b.key),
  );
}

function rank(section: RolloutSection): number {
  switch (section.type) {
    case 'workload':
      return urgency[section.observation.verdict.state];
    case 'unreadable':
      return unreadableUrgency;
    default:
      return clusterUrgency;
  }
}

/** Environments that occur, by name. */
export function environmentsOf(sections: Iterable<Section>): readonly string[] {
  const names = new Set<string>();
  for (const { section } of sections) {
    if (section.cluster.environment) names.add(section.cluster.environment);
  }
  return [...names].sort();
}

/** A section that needs nobody and is folded to one line until it is opened. */
export function isQuiet(section: WorkloadSection): boolean {
  return section.observation.verdict.state === 'done';
}

/** Whether a change of this kind needs the name typed. */
export function isProduction(environment: string | undefined): boolean {
  return environment === 'prod' || environment === 'production';
}
