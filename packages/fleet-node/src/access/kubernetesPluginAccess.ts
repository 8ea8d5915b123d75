import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { ClusterInfo } from '@pilotage/fleet-common';
import { Agent } from 'undici';
import type { ClusterPlace } from '../clusterPlaces';
import { clusterIdentity } from './clusterIdentity';
import { httpRequest } from './httpRequest';
import { proxyConnection } from './proxyConnection';
import type { ClusterAccess, ClusterConnection, ClusterTokens } from './types';
import { ClusterUnreachableError } from './types';

/** @public */
export interface KubernetesPluginAccessOptions {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  /** What configuration says of a cluster. */
  readonly placeOf?: (cluster: string) => ClusterPlace;
}

/**
 * Clusters and credentials where Backstage already has them: in the Kubernetes plugin. Its configuration stays
 * untouched, whatever its locators and auth strategies are.
 *
 * @public
 */
export class KubernetesPluginAccess implements ClusterAccess {
  readonly #options: KubernetesPluginAccessOptions;
  readonly #dispatcher = new Agent({ pipelining: 1, keepAliveTimeout: 4_000 });

  constructor(options: KubernetesPluginAccessOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError when the Kubernetes plugin is not installed or not configured, NotAllowedError when
   * the caller may not read its clusters, ServiceUnavailableError when it does not answer.
   */
  async listClusters(options?: {
    credentials?: BackstageCredentials;
  }): Promise<ClusterInfo[]> {
    const { auth, discovery, placeOf } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf:
        options?.credentials ?? (await auth.getOwnServiceCredentials()),
      targetPluginId: 'kubernetes',
    });
    const response = await httpRequest({
      cluster: '(all)',
      dispatcher: this.#dispatcher,
      baseUrl: await discovery.getBaseUrl('kubernetes'),
      headers: {
        authorization: `Bearer ${token}`,
        'accept-encoding': 'identity',
      },
      request: { method: 'GET', path: '/clusters', timeoutMs: 30_000 },
    }).catch(cause => {
      throw new ServiceUnavailableError(
        'The Kubernetes plugin does not answer',
        cause,
      );
    });
    if (response.status !== 200) {
      throw listError(response.status, await response.text());
    }
    const body = (await response.json()) as { items?: ListedCluster[] };
    return (body.items ?? []).map(item =>
      clusterInfo(item, placeOf?.(item.name)),
    );
  }

  connect(
    cluster: ClusterInfo,
    options?: { tokens?: ClusterTokens },
  ): ClusterConnection {
    return proxyConnection({
      ...this.#options,
      cluster,
      dispatcher: this.#dispatcher,
      tokens: options?.tokens,
    });
  }

  /** Ends every request and closes the sockets. */
  async close(): Promise<void> {
    await this.#dispatcher.destroy(
      new ClusterUnreachableError('(all)', 'shutting down'),
    );
  }
}

/** An item of the Kubernetes plugin's `GET /clusters`. */
interface ListedCluster {
  name: string;
  title?: string;
  authProvider: string;
  oidcTokenProvider?: string;
  dashboardUrl?: string;
}

function clusterInfo(
  item: ListedCluster,
  place: ClusterPlace = {},
): ClusterInfo {
  const { name, title, authProvider, oidcTokenProvider, dashboardUrl } = item;
  return {
    name,
    title: title ?? name,
    ...place,
    authProvider,
    oidcTokenProvider,
    identity: clusterIdentity(authProvider),
    dashboardUrl,
  };
}

function listError(status: number, text: string): Error {
  switch (status) {
    case 404:
      return new NotFoundError(
        'The Kubernetes plugin is not installed in this backend, or has no `kubernetes` configuration',
      );
    case 401:
    case 403:
      return new NotAllowedError('Not allowed to read the list of clusters');
    default:
      return new ServiceUnavailableError(
        `The Kubernetes plugin answered ${status} to the list of clusters: ${text.slice(
          0,
          300,
        )}`,
      );
  }
}
