import type { PodDiagnosis } from './diagnosis';
import type { Forecast, ForecastRequest } from './forecast';
import type { OperationRecord, OperationRequest, Refusal } from './operation';

/**
 * HTTP surface of the rollout backend, below `/api/rollout`:
 *
 * - `GET  /v1/stream?entity=<ref>&after=<seq>` server-sent events, each `data:` a `RolloutFrame`
 * - `POST /v1/forecasts` {@link ForecastRequest} → {@link Forecast}
 * - `POST /v1/operations` {@link OperationRequest} → 202 {@link OperationAnswer}
 * - `GET  /v1/operations/<id>?entity=<ref>` → {@link OperationRecord}
 * - `GET  /v1/workloads?entity=<ref>&workload=<ref>` → `WorkloadReading`, from the live model
 * - `GET  /v1/diagnosis?entity=<ref>&workload=<ref>&pod=<name>&container=<name>` → {@link PodDiagnosis}
 * - `GET  /v1/sidecars/stream?entity=<ref>&after=<seq>` server-sent events, each a `SidecarEntityFrame`
 * - `GET  /v1/sidecars/fleet/stream?<SidecarFleetQuery>&after=<seq>` server-sent events, each a `SidecarFleetFrame`
 * - `GET  /v1/sidecars/fleet.csv?<SidecarFleetQuery>` the whole matrix, not only the rows shown
 *
 * Per-user cluster tokens travel in headers `Backstage-Kubernetes-Authorization-<provider>[-<oidcProvider>]`,
 * as the Kubernetes plugin names them.
 *
 * @public
 */
export interface RolloutApi {
  forecast(request: ForecastRequest): Promise<Forecast>;
  operate(request: OperationRequest): Promise<OperationAnswer>;
  diagnose(request: {
    readonly entityRef: string;
    /** `stringifyWorkloadRef`. */
    readonly workload: string;
    readonly pod: string;
    readonly container: string;
  }): Promise<PodDiagnosis>;
}

/**
 * Answer to an operation: written (and now watched until the controller acts on it), or refused by the cluster with an
 * explanation. Refusals by permission or bad input are HTTP errors.
 *
 * @public
 */
export type OperationAnswer =
  | { readonly type: 'recorded'; readonly operation: OperationRecord }
  | {
      readonly type: 'refused';
      readonly operation: OperationRecord;
      readonly refusal: Refusal;
    };
