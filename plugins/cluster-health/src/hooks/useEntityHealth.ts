import { type LiveTopic, useLiveTopic } from '@pilotage/fleet-react';
import type {
  EntityHealthSection,
  EntityHealthTopic,
} from '@pilotage/plugin-cluster-health-common';
import { useMemo } from 'react';
import { sortEntitySections } from '../model/clusterOrder';

/** The live topic of one component, what touches it most first. */
export interface EntityHealth
  extends LiveTopic<EntityHealthSection, EntityHealthTopic> {
  readonly sections: readonly EntityHealthSection[];
}

export function useEntityHealth(entityRef: string): EntityHealth {
  const params = useMemo(() => ({ entity: entityRef }), [entityRef]);
  const live = useLiveTopic<EntityHealthSection, EntityHealthTopic>({
    pluginId: 'cluster-health',
    path: '/v1/entity/stream',
    params,
  });
  const states = live.topic?.sections;
  const sections = useMemo(
    () =>
      sortEntitySections(
        [...(states?.values() ?? [])].map(({ section }) => section),
      ),
    [states],
  );
  return { ...live, sections };
}
