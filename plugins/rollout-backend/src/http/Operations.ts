import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type { ClusterTokens } from '@pilotage/fleet-node';
import type {
  Forecast,
  ForecastRequest,
  OperationAnswer,
  OperationRecord,
  OperationRequest,
  PodDiagnosis,
} from '@pilotage/plugin-rollout-common';
import type { Request, Response } from 'express';
import type { ForecastService } from '../actions/ForecastService';
import type { OperationService } from '../actions/OperationService';
import { summariseChange } from '../actions/summariseChange';
import type {
  DiagnosisService,
  PodQuestion,
} from '../diagnosis/DiagnosisService';
import type { AuditedResult } from '../operations/audited';
import { audited } from '../operations/audited';
import type { OperationGate } from '../operations/OperationGate';
import type { EntityOperation } from '../operations/operationTable';
import { operationTable, verbOperation } from '../operations/operationTable';
import { principalOf } from '../operations/principal';
import type { Onlooker } from '../sight/PersonalSights';
import type { StreamService } from '../streams/StreamService';

/** What a door hands to the operation behind it once the caller may enter. */
interface Admitted {
  readonly entity: Entity;
  readonly credentials: BackstageCredentials;
}

/**
 * Every operation of the table as one call that authorises, audits and acts, in this order. Routers and whatever other
 * doors come later share it.
 */
export class Operations {
  readonly #options: {
    readonly httpAuth: HttpAuthService;
    readonly auditor: AuditorService;
    readonly gate: OperationGate;
    readonly streams: StreamService;
    readonly forecasts: ForecastService;
    readonly changes: OperationService;
    readonly diagnoses: DiagnosisService;
  };

  constructor(options: {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    gate: OperationGate;
    streams: StreamService;
    forecasts: ForecastService;
    changes: OperationService;
    diagnoses: DiagnosisService;
  }) {
    this.#options = options;
  }

  async stream(
    req: Request,
    res: Response,
    request: { readonly entityRef: string; readonly after?: number },
    tokens: ClusterTokens,
  ): Promise<void> {
    const operation = operationTable.stream;
    await this.#run(operation, req, request.entityRef, {}, async admitted => {
      await this.#options.streams.open({
        ...request,
        ...admitted,
        onlooker: onlooker(admitted, tokens),
        response: res,
      });
      return { value: undefined };
    });
  }

  async forecast(
    req: Request,
    request: ForecastRequest,
    tokens: ClusterTokens,
  ): Promise<Forecast> {
    return this.#run(
      operationTable.forecast,
      req,
      request.entityRef,
      changeMeta(request),
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
    return this.#run(
      verbOperation(request.workload.kind, request.change.verb),
      req,
      request.entityRef,
      changeMeta(request),
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
    return this.#run(
      operationTable['read-operation'],
      req,
      request.entityRef,
      { operation: request.id },
      async () => ({ value: await this.#options.changes.get(request) }),
    );
  }

  async diagnose(
    req: Request,
    request: PodQuestion & { readonly entityRef: string },
    tokens: ClusterTokens,
  ): Promise<PodDiagnosis> {
    const { entityRef, ...question } = request;
    return this.#run(
      operationTable.diagnose,
      req,
      entityRef,
      {
        workload: stringifyWorkloadRef(question.workload),
        pod: question.pod,
        container: question.container,
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

  async #run<T>(
    operation: EntityOperation,
    request: Request,
    entityRef: string,
    meta: JsonObject,
    act: (admitted: Admitted) => Promise<AuditedResult<T>>,
  ): Promise<T> {
    const { httpAuth, auditor, gate } = this.#options;
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return audited(
      { auditor, operation, request, meta: { entityRef, ...meta } },
      async () => {
        const entity = await gate.authorize(operation, entityRef, credentials);
        return act({ entity, credentials });
      },
    );
  }
}

function changeMeta(request: ForecastRequest | OperationRequest): JsonObject {
  return {
    workload: stringifyWorkloadRef(request.workload),
    change: summariseChange(request.change),
  };
}

function onlooker(admitted: Admitted, tokens: ClusterTokens): Onlooker {
  // The gate admits nobody without an identity.
  return { actor: principalOf(admitted.credentials)?.actor ?? '', tokens };
}
