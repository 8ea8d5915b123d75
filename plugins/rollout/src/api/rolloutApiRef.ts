import { createApiRef } from '@backstage/core-plugin-api';
import type {
  RolloutApi,
  SidecarFleetQuery,
} from '@pilotage/plugin-rollout-common';

/** @public */
export interface RolloutRequestOptions {
  /** Headers with the viewer's tokens for clusters that know people. */
  readonly clusterTokens?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * The backend's API as the browser calls it.
 *
 * @public
 */
export type RolloutClientApi = {
  [Method in keyof RolloutApi]: (
    request: Parameters<RolloutApi[Method]>[0],
    options?: RolloutRequestOptions,
  ) => ReturnType<RolloutApi[Method]>;
} & {
  /** The sidecar matrix as CSV: all rows that match, not only those a page shows. */
  sidecarsCsv(query: SidecarFleetQuery): Promise<Blob>;
};

/** @public */
export const rolloutApiRef = createApiRef<RolloutClientApi>({
  id: 'plugin.rollout.client',
});
