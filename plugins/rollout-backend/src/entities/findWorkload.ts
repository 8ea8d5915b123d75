import type { WorkloadRef } from '@pilotage/fleet-common';
import type { FleetModel, Workload } from '@pilotage/fleet-node';
import type { EntityQueries } from './entityQueries';

/**
 * The workload, if it is one of the entity's. Whoever may change an entity's workloads may change these and no others,
 * whatever a request names.
 */
export function findWorkload(
  model: FleetModel,
  targets: EntityQueries,
  ref: WorkloadRef,
): Workload | undefined {
  for (const query of targets.queries) {
    if (query.cluster !== ref.cluster) continue;
    const found = model
      .workloads(query)
      .find(
        ({ ref: other }) =>
          other.group === ref.group &&
          other.kind === ref.kind &&
          other.namespace === ref.namespace &&
          other.name === ref.name,
      );
    if (found) return found;
  }
  return undefined;
}
