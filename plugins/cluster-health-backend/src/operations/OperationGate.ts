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
import type { AuthorizePermissionRequest } from '@backstage/plugin-permission-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { principalOf } from '@pilotage/fleet-node';
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
   * For operations on all clusters or one of them.
   *
   * @returns who calls: entity ref of a user, or subject of a service.
   * @throws NotAllowedError when the caller may not, ServiceUnavailableError when nobody could decide.
   */
  async authorize(
    operation: Operation,
    credentials: BackstageCredentials,
  ): Promise<string> {
    if (operation.scope === 'entity') {
      throw new NotAllowedError(`'${operation.name}' is asked about an entity`);
    }
    const actor = this.#enter(operation, credentials);
    if (
      !(await this.#decide({ permission: operation.permission }, credentials))
    ) {
      throw new NotAllowedError(
        `You need the permission ${operation.permission.name}`,
      );
    }
    return actor;
  }

  /**
   * For operations on one component.
   *
   * @returns the entity, read with the caller's own credentials, so that the catalog's read rules hold too.
   * @throws NotAllowedError when the caller may not, NotFoundError when the caller may not even see the entity or there
   * is none, ServiceUnavailableError when nobody could decide.
   */
  async authorizeEntity(
    operation: Operation,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<{ readonly entity: Entity; readonly actor: string }> {
    if (operation.scope !== 'entity') {
      throw new NotAllowedError(`'${operation.name}' is asked about clusters`);
    }
    const { permission } = operation;
    const actor = this.#enter(operation, credentials);
    const [entity, allowed] = await Promise.all([
      this.#readEntity(entityRef, credentials),
      this.#decide({ permission, resourceRef: entityRef }, credentials),
    ]);
    if (!entity) throw new NotFoundError(`No entity ${entityRef}`);
    if (!allowed) {
      throw new NotAllowedError(
        `You need the permission ${permission.name} on ${entityRef}`,
      );
    }
    return { entity, actor };
  }

  #enter(operation: Operation, credentials: BackstageCredentials): string {
    const principal = principalOf(credentials);
    if (!principal || !operation.principals.includes(principal.type)) {
      throw new NotAllowedError(
        `The operation '${operation.name}' needs a signed-in user`,
      );
    }
    return principal.actor;
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
    question: AuthorizePermissionRequest,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    try {
      const [decision] = await this.#permissions.authorize([question], {
        credentials,
      });
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
