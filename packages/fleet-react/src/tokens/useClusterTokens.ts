import { useApiHolder } from '@backstage/core-plugin-api';
import { kubernetesAuthProvidersApiRef } from '@backstage/plugin-kubernetes-react';
import { useMemo } from 'react';
import { clusterTokenHeaders } from './clusterTokens';

/** @public */
export interface ClusterTokens {
  /** False when the Kubernetes plugin's frontend is not installed: nobody can bring tokens then. */
  readonly supported: boolean;
  /**
   * Asks the viewer to sign in with a provider and remembers it for {@link ClusterTokens.headers}.
   *
   * @throws what the provider throws when the viewer declines.
   */
  readonly signIn: (provider: string) => Promise<void>;
  /** Headers with the tokens of all providers the viewer signed in with. Tokens are asked for anew each time. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
}

/**
 * Tokens of the viewer for clusters that know people instead of the portal. Kept in memory by their providers,
 * never stored here.
 *
 * @public
 */
export function useClusterTokens(): ClusterTokens {
  const api = useApiHolder().get(kubernetesAuthProvidersApiRef);
  return useMemo(() => {
    const providers = new Set<string>();
    return {
      supported: api !== undefined,
      signIn: async provider => {
        if (!api) return;
        await api.getCredentials(provider);
        providers.add(provider);
      },
      headers: async () => (api ? clusterTokenHeaders({ api, providers }) : {}),
    };
  }, [api]);
}
