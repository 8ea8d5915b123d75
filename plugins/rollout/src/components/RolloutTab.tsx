import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { RolloutSections } from './RolloutSections';

/** The Rollout tab of an entity. */
export function RolloutTab() {
  const { entity } = useEntity();
  return <RolloutSections entityRef={stringifyEntityRef(entity)} />;
}
