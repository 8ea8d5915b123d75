import type { WorkloadRef } from '@pilotage/fleet-common';
import type {
  RolloutDriversExtensionPoint,
  WorkloadDriver,
} from '@pilotage/plugin-rollout-node';

/** One driver per group and kind. */
export class DriverRegistry implements RolloutDriversExtensionPoint {
  readonly #drivers = new Map<string, WorkloadDriver>();

  addDriver(...drivers: WorkloadDriver[]): void {
    for (const driver of drivers) {
      const key = keyOf(driver);
      if (this.#drivers.has(key)) {
        throw new Error(`${key} has a rollout driver already`);
      }
      this.#drivers.set(key, driver);
    }
  }

  driverFor(
    workload: Pick<WorkloadRef, 'group' | 'kind'>,
  ): WorkloadDriver | undefined {
    return this.#drivers.get(keyOf(workload));
  }
}

// `Rollout` exists in two API groups, so the kind alone names nothing.
function keyOf(of: Pick<WorkloadRef, 'group' | 'kind'>): string {
  return `${of.group}/${of.kind}`;
}
