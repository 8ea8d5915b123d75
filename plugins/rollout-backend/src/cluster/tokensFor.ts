import type { ClusterInfo } from '@pilotage/fleet-common';
import type { ClusterTokens } from '@pilotage/fleet-node';
import { tokenKey } from '@pilotage/fleet-node';

/**
 * Of a person's tokens the one this cluster wants, so that no cluster is shown another one's. Header names have lost
 * their capitals on the way, provider names have not.
 */
export function tokensFor(
  cluster: ClusterInfo,
  tokens: ClusterTokens,
): ClusterTokens {
  const key = tokenKey(cluster);
  const token = tokens[key] ?? tokens[key.toLowerCase()];
  return token === undefined ? {} : { [key]: token };
}
