import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  CheckInfo,
  ClusterHealthApi,
  InspectionReport,
  Waiver,
  WaiverRequest,
} from '@pilotage/plugin-cluster-health-common';

/**
 * Calls the cluster health backend. Every method throws a ResponseError when the backend refuses or fails.
 *
 * @public
 */
export class ClusterHealthClient implements ClusterHealthApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async checks(): Promise<readonly CheckInfo[]> {
    return (await this.#call('GET', ['checks'])).json();
  }

  async inspect(cluster: string): Promise<InspectionReport> {
    const path = ['clusters', cluster, 'inspections'];
    return (await this.#call('POST', path)).json();
  }

  async report(cluster: string, id: string): Promise<InspectionReport> {
    const path = ['clusters', cluster, 'inspections', id];
    return (await this.#call('GET', path)).json();
  }

  async waive(request: WaiverRequest): Promise<Waiver> {
    return (await this.#call('POST', ['waivers'], request)).json();
  }

  async endWaiver(id: string): Promise<void> {
    await this.#call('DELETE', ['waivers', id]);
  }

  async retireNode(cluster: string, uid: string): Promise<void> {
    await this.#call('DELETE', ['clusters', cluster, 'nodes', uid]);
  }

  async #call(
    method: 'GET' | 'POST' | 'DELETE',
    path: readonly string[],
    body?: unknown,
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('cluster-health');
    const url = [baseUrl, 'v1', ...path.map(encodeURIComponent)].join('/');
    const response = await this.#fetchApi.fetch(url, {
      method,
      ...(body === undefined
        ? {}
        : {
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
          }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
