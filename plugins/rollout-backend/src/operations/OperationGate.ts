import type {
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { DefinitivePolicyDecision } from '@backstage/plugin-permission-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { principalOf } from '@pilotage/fleet-node';
import type {
  EntityOperation,
  FleetOperation,
  Operation,
} from './operationTable';

/**
 * The one place where it is decided whether somebody may do something. Fails closed: no decision means no.
 */
export class OperationGate {
  readonly #catalog: CatalogService;
  readonly #permissions: PermissionsService;
  readonly #logger: LoggerService;

  constructor(options: {
    catalog: CatalogService;
    permissions: PermissionsService;
    logger: LoggerService;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#logger = options.logger;
  }

  /**
   * @returns the entity, read with the caller's own credentials, so that the catalog's read rules hold too.
   * @throws NotAllowedError when the caller may not, NotFoundError when the caller may not even see the entity or there
   * is none, ServiceUnavailableError when nobody could decide.
   */
  async authorize(
    operation: EntityOperation,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    checkPrincipal(operation, credentials);
    const { permission } = operation;
    const [entity, allowed] = await Promise.all([
      this.#readEntity(entityRef, credentials),
      this.#decide(() =>
        this.#permissions.authorize([{ permission, resourceRef: entityRef }], {
          credentials,
        }),
      ),
    ]);
    if (!entity) throw new NotFoundError(`No entity ${entityRef}`);
    if (!allowed) {
      throw new NotAllowedError(
        `You need the permission ${operation.permission.name} on ${entityRef}`,
      );
    }
    return entity;
  }

  /**
   * For what belongs to no entity.
   *
   * @throws NotAllowedError when the caller may not, ServiceUnavailableError when nobody could decide.
   */
  async authorizeFleet(
    operation: FleetOperation,
    credentials: BackstageCredentials,
  ): Promise<void> {
    checkPrincipal(operation, credentials);
    const { permission } = operation;
    const allowed = await this.#decide(() =>
      this.#permissions.authorize([{ permission }], { credentials }),
    );
    if (!allowed) {
      throw new NotAllowedError(`You need the permission ${permission.name}`);
    }
  }

  async #readEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity | undefined> {
    try {
      return await this.#catalog.getEntityByRef(entityRef, { credentials });
    } catch (cause) {
      throw this.#undecided('The catalog gave no answer', cause);
    }
  }

  async #decide(
    ask: () => Promise<readonly DefinitivePolicyDecision[]>,
  ): Promise<boolean> {
    try {
      const [decision] = await ask();
      return decision?.result === AuthorizeResult.ALLOW;
    } catch (cause) {
      throw this.#undecided('The permission backend gave no decision', cause);
    }
  }

  /** Rethrown as it is, another plugin's 401 would end the session in the browser; its words are for the log. */
  #undecided(message: string, cause: unknown): Error {
    this.#logger.warn(message, toError(cause));
    return new ServiceUnavailableError(message);
  }
}

function checkPrincipal(
  operation: Operation,
  credentials: BackstageCredentials,
): void {
  const principal = principalOf(credentials);
  if (!principal || !operation.principals.includes(principal.type)) {
    throw new NotAllowedError(
      `The operation '${operation.name}' needs a signed-in user`,
    );
  }
}
