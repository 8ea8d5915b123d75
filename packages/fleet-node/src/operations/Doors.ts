import type {
  AuditorService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { AuditedResult } from './audited';
import { audited } from './audited';
import type {
  EntityScopedOperation,
  FleetScopedOperation,
  GuardableOperation,
} from './operation';
import type { OperationGate } from './OperationGate';

/** A request of express. @public */
export type DoorRequest = Parameters<HttpAuthService['credentials']>[0];

/** Who was let in. @public */
export interface Admitted {
  readonly credentials: BackstageCredentials;
  /** Entity ref of a user, or subject of a service. */
  readonly actor: string;
}

/** Who was let in to what belongs to an entity. @public */
export interface AdmittedToEntity extends Admitted {
  readonly entity: Entity;
}

/**
 * Lets callers through to an operation of a table: authenticates, opens the audit event, authorises, in this order.
 *
 * @public
 */
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
    operation: EntityScopedOperation,
    asked: {
      readonly request: DoorRequest;
      readonly entityRef: string;
      readonly meta?: JsonObject;
    },
    act: (admitted: AdmittedToEntity) => Promise<AuditedResult<T>>,
  ): Promise<T> {
    const { request, entityRef, meta } = asked;
    return this.#enter(
      operation,
      { request, meta: { entityRef, ...meta } },
      async credentials => {
        const { entity, actor } = await this.#gate.authorizeEntity(
          operation,
          entityRef,
          credentials,
        );
        return act({ entity, actor, credentials });
      },
    );
  }

  /** To what belongs to no entity. */
  async fleet<T>(
    operation: FleetScopedOperation,
    asked: { readonly request: DoorRequest; readonly meta: JsonObject },
    act: (admitted: Admitted) => Promise<AuditedResult<T>>,
  ): Promise<T> {
    return this.#enter(operation, asked, async credentials => {
      const actor = await this.#gate.authorizeFleet(operation, credentials);
      return act({ actor, credentials });
    });
  }

  async #enter<T>(
    operation: GuardableOperation,
    {
      request,
      meta,
    }: { readonly request: DoorRequest; readonly meta: JsonObject },
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
