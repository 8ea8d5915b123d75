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
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { principalOf } from './principal';
import type { Operation } from './operationTable';

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
    operation: Operation,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const principal = principalOf(credentials);
    if (!principal || !operation.principals.includes(principal.type)) {
      throw new NotAllowedError(
        `The operation '${operation.name}' needs a signed-in user`,
      );
    }
    const [entity, allowed] = await Promise.all([
      this.#readEntity(entityRef, credentials),
      this.#decide(operation, entityRef, credentials),
    ]);
    if (!entity) throw new NotFoundError(`No entity ${entityRef}`);
    if (!allowed) {
      throw new NotAllowedError(
        `You need the permission ${operation.permission.name} on ${entityRef}`,
      );
    }
    return entity;
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
    operation: Operation,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    try {
      const [decision] = await this.#permissions.authorize(
        [{ permission: operation.permission, resourceRef: entityRef }],
        { credentials },
      );
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
