import type { IncomingHttpHeaders } from 'node:http';
import type { ClusterTokens } from '@pilotage/fleet-node';

const prefix = 'backstage-kubernetes-authorization-';

/**
 * The tokens a person's browser sent along for clusters that want one, from headers as the Kubernetes plugin names them:
 * `Backstage-Kubernetes-Authorization-<provider>[-<oidcProvider>]`. Header names come in lower case, so keys do too.
 *
 * The one place where these headers are read. Tokens are handed to the access module and to nobody else.
 */
export function clusterTokens(headers: IncomingHttpHeaders): ClusterTokens {
  const tokens: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith(prefix) || typeof value !== 'string' || !value) {
      continue;
    }
    const [provider, ...oidcProvider] = name.slice(prefix.length).split('-');
    if (!provider) continue;
    const key =
      oidcProvider.length > 0
        ? `${provider}.${oidcProvider.join('-')}`
        : provider;
    tokens[key] = value;
  }
  return tokens;
}
