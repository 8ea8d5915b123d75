import type { ClusterIdentity, ClusterInfo } from '@pilotage/fleet-common';
import type { ClusterTokens } from './types';

/** Auth providers of the Kubernetes plugin; everything else is a custom strategy. */
const identities: Readonly<Record<string, ClusterIdentity>> = {
  serviceAccount: 'server',
  aws: 'server',
  azure: 'server',
  googleServiceAccount: 'server',
  localKubectlProxy: 'server',
  google: 'user',
  aks: 'user',
  oidc: 'user',
};

/**
 * Whose credentials an auth provider of the Kubernetes plugin uses.
 *
 * @public
 */
export function clusterIdentity(authProvider: string): ClusterIdentity {
  return Object.hasOwn(identities, authProvider)
    ? identities[authProvider]!
    : 'unknown';
}

/**
 * The key under which a person's token for this cluster is found in {@link ClusterTokens}.
 *
 * @public
 */
export function tokenKey(
  cluster: Pick<ClusterInfo, 'authProvider' | 'oidcTokenProvider'>,
): string {
  return cluster.authProvider === 'oidc' && cluster.oidcTokenProvider
    ? `oidc.${cluster.oidcTokenProvider}`
    : cluster.authProvider;
}

/** How the Kubernetes plugin is told what to present to a cluster. */
export type ClusterCredential =
  | {
      readonly kind: 'headers';
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'sign-in-required'; readonly provider: string };

const bareHeader = 'backstage-kubernetes-authorization';

/**
 * Decides what goes along with a request through the proxy of the Kubernetes plugin.
 *
 * A person's token goes into the bare header: the plugin looks up `oidc` tokens by a name that HTTP has
 * lower-cased, so providers with capitals never match. A missing one is found out here, because the plugin would
 * answer 500, or call the cluster anonymously.
 */
export function clusterCredential(
  cluster: Pick<ClusterInfo, 'authProvider' | 'oidcTokenProvider' | 'identity'>,
  tokens: ClusterTokens,
): ClusterCredential {
  const key = tokenKey(cluster);
  const token = Object.hasOwn(tokens, key) ? tokens[key] : undefined;
  switch (cluster.identity) {
    case 'user':
      return token
        ? { kind: 'headers', headers: { [bareHeader]: `Bearer ${token}` } }
        : {
            kind: 'sign-in-required',
            provider: cluster.oidcTokenProvider ?? cluster.authProvider,
          };
    case 'unknown':
      return {
        kind: 'headers',
        headers: token ? { [`${bareHeader}-${key}`]: token } : {},
      };
    default:
      // Without a credential of its own the plugin would pass our Backstage token on to the cluster.
      return {
        kind: 'headers',
        headers:
          cluster.authProvider === 'localKubectlProxy'
            ? { [bareHeader]: '' }
            : {},
      };
  }
}
