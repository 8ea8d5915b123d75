import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { AuditedOperation } from './audited';
import type { Principal } from './principal';

/** What every row of an operation table says, whatever it is about. @public */
export interface GuardedOperation extends AuditedOperation {
  /** Whether it changes anything, in a cluster or in what the portal stores. */
  readonly writes: boolean;
  /**
   * Who may call. Services without a user are decided by the permission framework without asking the policy, so they
   * never write.
   */
  readonly principals: readonly Principal['type'][];
}

/** An operation whose permission is asked about one entity. @public */
export interface EntityScopedOperation extends GuardedOperation {
  readonly scope: 'entity';
  readonly permission: ResourcePermission<'catalog-entity'>;
}

/** An operation whose permission is asked about no entity, since what is behind it belongs to none. @public */
export interface FleetScopedOperation extends GuardedOperation {
  readonly scope: 'fleet' | 'cluster';
  readonly permission: BasicPermission;
}

/** A row of an operation table: who may, over what, and what is written down. @public */
export type GuardableOperation = EntityScopedOperation | FleetScopedOperation;
