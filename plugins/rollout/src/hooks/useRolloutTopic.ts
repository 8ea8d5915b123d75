import {
  type ClusterTokens,
  type LiveTopic,
  useClusterTokens,
  useLiveTopic,
} from '@pilotage/fleet-react';
import type {
  RolloutSection,
  RolloutTopic,
} from '@pilotage/plugin-rollout-common';
import { useMemo } from 'react';

/** The live topic of one entity, and the viewer's cluster tokens that go with it. */
export function useRolloutTopic(entityRef: string): LiveTopic<
  RolloutSection,
  RolloutTopic
> & {
  readonly tokens: ClusterTokens;
} {
  const tokens = useClusterTokens();
  const params = useMemo(() => ({ entity: entityRef }), [entityRef]);
  const live = useLiveTopic<RolloutSection, RolloutTopic>({
    pluginId: 'rollout',
    path: '/v1/stream',
    params,
    headers: tokens.headers,
  });
  return { ...live, tokens };
}
