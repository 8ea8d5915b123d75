import type { WorkloadRef } from '@pilotage/fleet-common';
import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type { Admitted, ClusterTokens, Doors } from '@pilotage/fleet-node';
import type {
  Forecast,
  ForecastRequest,
  OperationAnswer,
  OperationRecord,
  OperationRequest,
  PodDiagnosis,
  WorkloadReading,
} from '@pilotage/plugin-rollout-common';
import type { Request, Response } from 'express';
import type { ForecastService } from '../actions/ForecastService';
import type { OperationService } from '../actions/OperationService';
import { summariseChange } from '../actions/summariseChange';
import type {
  DiagnosisService,
  PodQuestion,
} from '../diagnosis/DiagnosisService';
import { operationTable, verbOperation } from '../operations/operationTable';
import type { Onlooker } from '../sight/PersonalSights';
import type { StreamService } from '../streams/StreamService';
import type { WorkloadReader } from '../views/WorkloadReader';

/**
 * Every operation of the table as one call that authorises, audits and acts, in this order. Routers and whatever other
 * doors come later share it.
 */
export class Operations {
  readonly #options: {
    readonly doors: Doors;
    readonly streams: StreamService;
    readonly forecasts: ForecastService;
    readonly changes: OperationService;
    readonly diagnoses: DiagnosisService;
    readonly workloads: WorkloadReader;
  };

  constructor(options: {
    doors: Doors;
    streams: StreamService;
    forecasts: ForecastService;
    changes: OperationService;
    diagnoses: DiagnosisService;
    workloads: WorkloadReader;
  }) {
    this.#options = options;
  }

  async stream(
    req: Request,
    res: Response,
    request: { readonly entityRef: string; readonly after?: number },
    tokens: ClusterTokens,
  ): Promise<void> {
    const { entityRef } = request;
    await this.#options.doors.entity(
      operationTable.stream,
      { request: req, entityRef },
      async admitted => {
        await this.#options.streams.open({
          ...request,
          ...admitted,
          onlooker: onlooker(admitted, tokens),
          response: res,
        });
        return { value: undefined };
      },
    );
  }

  async forecast(
    req: Request,
    request: ForecastRequest,
    tokens: ClusterTokens,
  ): Promise<Forecast> {
    return this.#options.doors.entity(
      operationTable.forecast,
      changeAsked(req, request),
      async admitted => {
        const value = await this.#options.forecasts.forecast({
          request,
          entity: admitted.entity,
          onlooker: onlooker(admitted, tokens),
        });
        return { value, meta: { mode: value.mode } };
      },
    );
  }

  async operate(
    req: Request,
    request: OperationRequest,
    tokens: ClusterTokens,
  ): Promise<OperationAnswer> {
    return this.#options.doors.entity(
      verbOperation(request.workload.kind, request.change.verb),
      changeAsked(req, request),
      async admitted => {
        const value = await this.#options.changes.operate({
          request,
          entity: admitted.entity,
          onlooker: onlooker(admitted, tokens),
        });
        const { id, outcome } = value.operation;
        return {
          value,
          meta: { operation: id, outcome: outcome.state },
          ...(value.type === 'refused'
            ? { failure: value.refusal.message }
            : {}),
        };
      },
    );
  }

  async read(
    req: Request,
    request: { readonly id: string; readonly entityRef: string },
  ): Promise<OperationRecord> {
    return this.#options.doors.entity(
      operationTable['read-operation'],
      {
        request: req,
        entityRef: request.entityRef,
        meta: { operation: request.id },
      },
      async () => ({ value: await this.#options.changes.get(request) }),
    );
  }

  async readWorkload(
    req: Request,
    request: { readonly entityRef: string; readonly workload: WorkloadRef },
  ): Promise<WorkloadReading> {
    const { entityRef, workload } = request;
    return this.#options.doors.entity(
      operationTable['read-workload'],
      {
        request: req,
        entityRef,
        meta: { workload: stringifyWorkloadRef(workload) },
      },
      async ({ entity }) => ({
        value: await this.#options.workloads.read({ ...request, entity }),
      }),
    );
  }

  async diagnose(
    req: Request,
    request: PodQuestion & { readonly entityRef: string },
    tokens: ClusterTokens,
  ): Promise<PodDiagnosis> {
    const { entityRef, ...question } = request;
    return this.#options.doors.entity(
      operationTable.diagnose,
      {
        request: req,
        entityRef,
        meta: {
          workload: stringifyWorkloadRef(question.workload),
          pod: question.pod,
          container: question.container,
        },
      },
      async admitted => ({
        value: await this.#options.diagnoses.diagnose({
          question,
          entity: admitted.entity,
          onlooker: onlooker(admitted, tokens),
        }),
      }),
    );
  }
}

function changeAsked(
  request: Request,
  { entityRef, workload, change }: ForecastRequest | OperationRequest,
) {
  return {
    request,
    entityRef,
    meta: {
      workload: stringifyWorkloadRef(workload),
      change: summariseChange(change),
    },
  };
}

function onlooker({ actor }: Admitted, tokens: ClusterTokens): Onlooker {
  return { actor, tokens };
}
