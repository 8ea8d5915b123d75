import type { ClusterConnection } from '@pilotage/fleet-node';
import { resourcePath } from '@pilotage/fleet-node';

/** Longer than any cluster of this package lives. */
const ONE_YEAR_S = 365 * 24 * 3600;

/**
 * Asks the server for a token of a service account (TokenRequest).
 *
 * @throws Error with the server's message when it refuses.
 */
export async function serviceAccountToken(
  connection: ClusterConnection,
  account: { readonly namespace: string; readonly name: string },
): Promise<string> {
  const response = await connection.request({
    method: 'POST',
    path: resourcePath({
      type: { group: '', version: 'v1', plural: 'serviceaccounts' },
      ...account,
      subresource: 'token',
    }),
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: ONE_YEAR_S },
    },
  });
  const answer = (await response.json()) as {
    message?: string;
    status?: { token?: string };
  };
  const token = answer.status?.token;
  if (!token)
    throw new Error(`No token for ${account.name}: ${answer.message}`);
  return token;
}
