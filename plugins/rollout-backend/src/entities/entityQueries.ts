import type { Entity } from '@backstage/catalog-model';
import type { WorkloadQuery } from '@pilotage/fleet-node';
import type { WorkloadLookup } from '@pilotage/plugin-rollout-common';

/** Where the workloads of an entity are: one query per cluster. */
export interface EntityQueries {
  readonly queries: readonly (WorkloadQuery & { readonly cluster: string })[];
  /** The same, said to people. */
  readonly lookup: WorkloadLookup;
}

/** Finds the workloads of an entity as the Kubernetes plugin would. */
export type EntityQueryResolver = (entity: Entity) => Promise<EntityQueries>;
