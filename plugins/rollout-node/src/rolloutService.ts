import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type {
  Forecast,
  ForecastRequest,
  OperationAnswer,
  OperationRecord,
  OperationRequest,
  WorkloadReading,
} from '@pilotage/plugin-rollout-common';
import type { WorkloadRef } from '@pilotage/fleet-common';
import { HttpRolloutService } from './HttpRolloutService';

/** On whose behalf the rollout plugin is asked. @public */
export interface RolloutServiceOptions {
  /** A user's, or a service's on behalf of a user: changes are never made for a service alone. */
  readonly credentials: BackstageCredentials;
}

/**
 * What other backend plugins can ask of the rollout plugin. Every call goes through the same operation table, and so
 * through the same permissions and audit, as the page.
 *
 * Failures are `ResponseError` of `@backstage/errors`; its `cause` carries the name of the error (`NotAllowedError`,
 * `NotFoundError`, `InputError`, `ServiceUnavailableError`). Clusters that want a person's own token are not
 * reachable this way.
 *
 * @public
 */
export interface RolloutService {
  forecast(
    request: ForecastRequest,
    options: RolloutServiceOptions,
  ): Promise<Forecast>;
  operate(
    request: OperationRequest,
    options: RolloutServiceOptions,
  ): Promise<OperationAnswer>;
  getOperation(
    request: { readonly id: string; readonly entityRef: string },
    options: RolloutServiceOptions,
  ): Promise<OperationRecord>;
  /** What the Rollout tab shows of one workload now, from the live model. `NotFoundError` when the entity has none such. */
  getWorkload(
    request: { readonly entityRef: string; readonly workload: WorkloadRef },
    options: RolloutServiceOptions,
  ): Promise<WorkloadReading>;
}

/** @public */
export const rolloutServiceRef = createServiceRef<RolloutService>({
  id: 'rollout',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: (deps: { auth: AuthService; discovery: DiscoveryService }) =>
        new HttpRolloutService({
          ...deps,
          fetchApi: { fetch: globalThis.fetch },
        }),
    }),
});
