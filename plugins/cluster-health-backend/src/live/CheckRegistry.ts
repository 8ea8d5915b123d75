import type {
  ClusterCheck,
  ClusterChecksExtensionPoint,
} from '@pilotage/plugin-cluster-health-node';

/** The checks there are: ours, and those of a platform team's own modules. */
export class CheckRegistry implements ClusterChecksExtensionPoint {
  readonly #checks = new Map<string, ClusterCheck>();

  addCheck(...checks: ClusterCheck[]): void {
    for (const check of checks) {
      if (this.#checks.has(check.id)) {
        throw new Error(`There is a check ${check.id} already`);
      }
      this.#checks.set(check.id, check);
    }
  }

  all(): readonly ClusterCheck[] {
    return [...this.#checks.values()];
  }
}
