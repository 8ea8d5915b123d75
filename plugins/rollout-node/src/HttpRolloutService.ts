import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { stringifyWorkloadRef, type WorkloadRef } from '@pilotage/fleet-common';
import type {
  Forecast,
  ForecastRequest,
  OperationAnswer,
  OperationRecord,
  OperationRequest,
  WorkloadReading,
} from '@pilotage/plugin-rollout-common';
import type { RolloutService, RolloutServiceOptions } from './rolloutService';

/** Asks the rollout backend over HTTP, so it works whether or not both run in one process. */
export class HttpRolloutService implements RolloutService {
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

  async forecast(
    request: ForecastRequest,
    options: RolloutServiceOptions,
  ): Promise<Forecast> {
    return this.#call('v1/forecasts', options, request) as Promise<Forecast>;
  }

  async operate(
    request: OperationRequest,
    options: RolloutServiceOptions,
  ): Promise<OperationAnswer> {
    return this.#call(
      'v1/operations',
      options,
      request,
    ) as Promise<OperationAnswer>;
  }

  async getOperation(
    request: { readonly id: string; readonly entityRef: string },
    options: RolloutServiceOptions,
  ): Promise<OperationRecord> {
    const query = new URLSearchParams({ entity: request.entityRef });
    return this.#call(
      `v1/operations/${encodeURIComponent(request.id)}?${query}`,
      options,
    ) as Promise<OperationRecord>;
  }

  async getWorkload(
    request: { readonly entityRef: string; readonly workload: WorkloadRef },
    options: RolloutServiceOptions,
  ): Promise<WorkloadReading> {
    const query = new URLSearchParams({
      entity: request.entityRef,
      workload: stringifyWorkloadRef(request.workload),
    });
    return this.#call(
      `v1/workloads?${query}`,
      options,
    ) as Promise<WorkloadReading>;
  }

  async #call(
    path: string,
    options: RolloutServiceOptions,
    body?: unknown,
  ): Promise<unknown> {
    const baseUrl = await this.#discovery.getBaseUrl('rollout');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: options.credentials,
      targetPluginId: 'rollout',
    });
    const response = await this.#fetchApi.fetch(`${baseUrl}/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
