import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import type { AuditedResult } from '@pilotage/fleet-node';
import { audited } from '@pilotage/fleet-node';
import type { OperationGate } from '../operations/OperationGate';
import type {
  EntityOperation,
  FleetOperation,
  Operation,
} from '../operations/operationTable';

/** What a door hands to the operation behind it once the caller may enter. */
export interface Admitted {
  readonly entity: Entity;
  readonly credentials: BackstageCredentials;
}

/** Lets callers through to an operation of the table: authenticates, opens the audit event, authorises, in this order. */
export class Doors {
  readonly #httpAuth: HttpAuthService;
  readonly #auditor: AuditorService;
  readonly #gate: OperationGate;

  constructor(options: {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    gate: OperationGate;
  }) {
    this.#httpAuth = options.httpAuth;
    this.#auditor = options.auditor;
    this.#gate = options.gate;
  }

  /** To what belongs to an entity. */
  async entity<T>(
    operation: EntityOperation,
    asked: {
      readonly request: Request;
      readonly entityRef: string;
      readonly meta?: JsonObject;
    },
    act: (admitted: Admitted) => Promise<AuditedResult<T>>,
  ): Promise<T> {
    const { request, entityRef, meta } = asked;
    return this.#enter(
      operation,
      { request, meta: { entityRef, ...meta } },
      async credentials => {
        const entity = await this.#gate.authorize(
          operation,
          entityRef,
          credentials,
        );
        return act({ entity, credentials });
      },
    );
  }

  /** To what belongs to no entity. */
  async fleet<T>(
    operation: FleetOperation,
    asked: { readonly request: Request; readonly meta: JsonObject },
    act: (admitted: Omit<Admitted, 'entity'>) => Promise<AuditedResult<T>>,
  ): Promise<T> {
    return this.#enter(operation, asked, async credentials => {
      await this.#gate.authorizeFleet(operation, credentials);
      return act({ credentials });
    });
  }

  async #enter<T>(
    operation: Operation,
    { request, meta }: { readonly request: Request; readonly meta: JsonObject },
    act: (credentials: BackstageCredentials) => Promise<AuditedResult<T>>,
  ): Promise<T> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    return audited({ auditor: this.#auditor, operation, request, meta }, () =>
      act(credentials),
    );
  }
}
