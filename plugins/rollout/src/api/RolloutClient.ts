import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  RolloutApi,
  SidecarFleetQuery,
} from '@pilotage/plugin-rollout-common';
import type { RolloutClientApi, RolloutRequestOptions } from './rolloutApiRef';

/**
 * Calls the rollout backend.
 *
 * @public
 */
export class RolloutClient implements RolloutClientApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: {
    readonly discoveryApi: DiscoveryApi;
    readonly fetchApi: FetchApi;
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** @throws ResponseError when the backend refuses or fails. */
  async forecast(
    request: Parameters<RolloutApi['forecast']>[0],
    options?: RolloutRequestOptions,
  ): ReturnType<RolloutApi['forecast']> {
    return this.#call('/v1/forecasts', { ...options, body: request });
  }

  /** @throws ResponseError when the viewer may not, the input is wrong or the backend fails. */
  async operate(
    request: Parameters<RolloutApi['operate']>[0],
    options?: RolloutRequestOptions,
  ): ReturnType<RolloutApi['operate']> {
    return this.#call('/v1/operations', { ...options, body: request });
  }

  /** @throws ResponseError when the cluster cannot be asked. */
  async diagnose(
    request: Parameters<RolloutApi['diagnose']>[0],
    options?: RolloutRequestOptions,
  ): ReturnType<RolloutApi['diagnose']> {
    const { entityRef, workload, pod, container } = request;
    const query = new URLSearchParams({
      entity: entityRef,
      workload,
      pod,
      container,
    });
    return this.#call(`/v1/diagnosis?${query}`, { ...options });
  }

  /** @throws ResponseError when the viewer may not see the fleet's sidecars. */
  async sidecarsCsv(query: SidecarFleetQuery): Promise<Blob> {
    const parameters = new URLSearchParams({ ...query });
    const response = await this.#fetch(
      `/v1/sidecars/fleet.csv?${parameters}`,
      {},
    );
    return response.blob();
  }

  async #call<TAnswer>(
    path: string,
    options: RolloutRequestOptions & { readonly body?: unknown },
  ): Promise<TAnswer> {
    const response = await this.#fetch(path, options);
    return response.json();
  }

  async #fetch(
    path: string,
    options: RolloutRequestOptions & { readonly body?: unknown },
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('rollout');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.body === undefined
        ? { headers: { ...options.clusterTokens } }
        : {
            method: 'POST',
            headers: {
              ...options.clusterTokens,
              'Content-Type': 'application/json',
            },
            body: JSON.stringify(options.body),
          }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
