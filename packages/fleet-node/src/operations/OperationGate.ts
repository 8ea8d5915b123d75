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
import type {
  EntityScopedOperation,
  FleetScopedOperation,
  GuardableOperation,
} from './operation';
import { principalOf } from './principal';

/**
 * The one place where it is decided whether somebody may do something. Fails closed: no decision means no.
 *
 * @public
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
   * For what belongs to no entity.
   *
   * @returns who calls: entity ref of a user, or subject of a service.
   * @throws NotAllowedError when the caller may not, ServiceUnavailableError when nobody could decide.
   */
  async authorizeFleet(
    operation: FleetScopedOperation,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const actor = actorOf(operation, credentials);
    const { permission } = operation;
    if (!(await this.#decide({ permission }, credentials))) {
      throw new NotAllowedError(`You need the permission ${permission.name}`);
    }
    return actor;
  }

  /**
   * For what belongs to an entity.
   *
   * @returns the entity, read with the caller's own credentials, so that the catalog's read rules hold too, and who calls.
   * @throws NotAllowedError when the caller may not, NotFoundError when the caller may not even see the entity or there
   * is none, ServiceUnavailableError when nobody could decide.
   */
  async authorizeEntity(
    operation: EntityScopedOperation,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<{ readonly entity: Entity; readonly actor: string }> {
    const actor = actorOf(operation, credentials);
    const { permission } = operation;
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

function actorOf(
  operation: GuardableOperation,
  credentials: BackstageCredentials,
): string {
  const principal = principalOf(credentials);
  if (!principal || !operation.principals.includes(principal.type)) {
    throw new NotAllowedError(
      `The operation '${operation.name}' needs a signed-in user`,
    );
  }
  return principal.actor;
}
