import {
  type LiveTopic,
  type SectionState,
  useLiveTopic,
} from '@pilotage/fleet-react';
import type {
  Cause,
  ClusterSummary,
  FleetHealthSection,
  FleetHealthTopic,
} from '@pilotage/plugin-cluster-health-common';
import { useMemo } from 'react';

const noParams = {};

/** The live topic of all clusters, taken apart. */
export interface FleetHealth
  extends LiveTopic<FleetHealthSection, FleetHealthTopic> {
  readonly clusters: readonly ClusterSummary[];
  readonly causes: readonly Cause[];
}

export function useFleetHealth(): FleetHealth {
  const live = useLiveTopic<FleetHealthSection, FleetHealthTopic>({
    pluginId: 'cluster-health',
    path: '/v1/fleet/stream',
    params: noParams,
  });
  const sections = live.topic?.sections;
  const parts = useMemo(() => takeApart(sections?.values() ?? []), [sections]);
  return { ...live, ...parts };
}

function takeApart(sections: Iterable<SectionState<FleetHealthSection>>) {
  const clusters: ClusterSummary[] = [];
  const causes: Cause[] = [];
  for (const { section } of sections) {
    if (section.type === 'cluster') clusters.push(section.cluster);
    else if (section.type === 'cause') causes.push(section.cause);
  }
  return { clusters, causes };
}
