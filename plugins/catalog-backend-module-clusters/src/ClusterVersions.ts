import type { ClusterInfo } from '@pilotage/fleet-common';
import type { ClusterAccess } from '@pilotage/fleet-node';

/** Asks clusters for their version, and remembers the last answer of those that do not give one. */
export class ClusterVersions {
  readonly #access: Pick<ClusterAccess, 'connect'>;
  readonly #known = new Map<string, string>();

  constructor(options: { access: Pick<ClusterAccess, 'connect'> }) {
    this.#access = options.access;
  }

  async of(cluster: ClusterInfo): Promise<string | undefined> {
    // With people's own credentials only: there is nobody to ask for.
    if (cluster.identity !== 'user') {
      try {
        const response = await this.#access
          .connect(cluster)
          .request({ method: 'GET', path: '/version', timeoutMs: 5_000 });
        const body = (await response.json()) as { gitVersion?: unknown };
        if (response.status === 200 && typeof body.gitVersion === 'string') {
          this.#known.set(cluster.name, body.gitVersion);
        }
      } catch {
        // Whether a cluster answers is the business of its health, not of its name in the catalog.
      }
    }
    return this.#known.get(cluster.name);
  }
}
