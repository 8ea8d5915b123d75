import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { ServingMarks } from '@pilotage/plugin-cluster-health-common';
import type { ClusterHealthService } from './clusterHealthService';

/** Asks the cluster health backend over HTTP, so it works whether or not both run in one process. */
export class HttpClusterHealthService implements ClusterHealthService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.#fetchApi = options.fetchApi;
  }

  async servingMarks(): Promise<ServingMarks> {
    const baseUrl = await this.#discovery.getBaseUrl('cluster-health');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'cluster-health',
    });
    const response = await this.#fetchApi.fetch(`${baseUrl}/v1/gate`, {
      headers: { Authorization: `Bearer ${token}` },
      redirect: 'error',
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json() as Promise<ServingMarks>;
  }
}
