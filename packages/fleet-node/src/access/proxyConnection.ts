import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { ClusterInfo } from '@pilotage/fleet-common';
import type { Dispatcher } from 'undici';
import { clusterCredential } from './clusterIdentity';
import { httpRequest } from './httpRequest';
import { proxyAnswer } from './proxyAnswer';
import { SignInRequiredError } from './signInRequiredError';
import type { ClusterConnection, ClusterRequest, ClusterTokens } from './types';

/** Seconds after which the API server ends a watch that did not say itself. */
const watchTimeoutSeconds = 55;

/** What the proxy of the Kubernetes plugin is reached with. */
export interface ProxyConnectionOptions {
  readonly cluster: ClusterInfo;
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  readonly dispatcher: Dispatcher;
  readonly tokens?: ClusterTokens;
}

/** Talks to a cluster through the proxy of the Kubernetes plugin, as our own service. */
export function proxyConnection(
  options: ProxyConnectionOptions,
): ClusterConnection {
  const { cluster, auth, discovery, dispatcher, tokens = {} } = options;
  return {
    cluster: cluster.name,
    async request(request) {
      const credential = clusterCredential(cluster, tokens);
      if (credential.kind === 'sign-in-required') {
        throw new SignInRequiredError(cluster.name, credential.provider);
      }
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'kubernetes',
      });
      const response = await httpRequest({
        cluster: cluster.name,
        dispatcher,
        baseUrl: `${await discovery.getBaseUrl('kubernetes')}/proxy`,
        headers: {
          ...credential.headers,
          authorization: `Bearer ${token}`,
          'backstage-kubernetes-cluster': cluster.name,
          // Backstage compresses answers, and a compressed watch arrives in one lump when it ends.
          'accept-encoding': 'identity',
        },
        request: bounded(request),
      });
      return proxyAnswer(cluster.name, response);
    },
  };
}

/** Hanging up does not reach the cluster through the proxy: without a time-out every watch we leave would stay. */
function bounded(request: ClusterRequest): ClusterRequest {
  const { query } = request;
  if (!query?.watch || query.timeoutSeconds !== undefined) return request;
  return {
    ...request,
    query: { ...query, timeoutSeconds: watchTimeoutSeconds },
  };
}
