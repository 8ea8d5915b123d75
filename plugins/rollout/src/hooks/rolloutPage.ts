import { useApi } from '@backstage/core-plugin-api';
import type { ClusterTokens } from '@pilotage/fleet-react';
import type { RolloutApi, WritesState } from '@pilotage/plugin-rollout-common';
import { createContext, useContext, useMemo } from 'react';
import { rolloutApiRef } from '../api/rolloutApiRef';

/** What every part of the tab needs to know of the page. */
export interface RolloutPage {
  readonly entityRef: string;
  readonly api: RolloutApi;
  /** Names of the permissions the viewer has on the entity. */
  readonly allowed: ReadonlySet<string>;
  readonly writes: WritesState;
  /** False while the stream is down: nothing is changed on the ground of old data. */
  readonly live: boolean;
  /** Whether cluster sign-in is possible in this portal. */
  readonly canSignIn: boolean;
  /** Signs in with the provider of a cluster and reads everything anew. */
  readonly signIn: (provider: string) => Promise<void>;
}

const Page = createContext<RolloutPage | undefined>(undefined);

export const RolloutPageProvider = Page.Provider;

/** The page this component is on. */
export function useRolloutPage(): RolloutPage {
  const page = useContext(Page);
  if (!page) throw new Error('useRolloutPage needs a RolloutPageProvider');
  return page;
}

/** The backend's API, with the viewer's cluster tokens in every call. */
export function useApiWithTokens(tokens: ClusterTokens): RolloutApi {
  const api = useApi(rolloutApiRef);
  return useMemo(
    () => ({
      forecast: async request =>
        api.forecast(request, { clusterTokens: await tokens.headers() }),
      operate: async request =>
        api.operate(request, { clusterTokens: await tokens.headers() }),
      diagnose: async request =>
        api.diagnose(request, { clusterTokens: await tokens.headers() }),
    }),
    [api, tokens],
  );
}
