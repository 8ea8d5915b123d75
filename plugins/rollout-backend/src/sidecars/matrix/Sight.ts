import type { ClusterStatus } from '@pilotage/fleet-common';
import type {
  SidecarCluster,
  SidecarFleetQuery,
} from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import type { ClusterBoard } from './ClusterBoard';
import type { Cell } from './MatrixCells';

const unknown = sidecarPodStates.indexOf('unknown');

/**
 * Which clusters a question is about, and which of them are seen now. Of the others the versions are those known last,
 * and every state is unknown.
 */
export class Sight {
  readonly clusters: readonly SidecarCluster[];
  /** Boards of the clusters, in their order. */
  readonly boards: readonly ClusterBoard[];
  readonly environments: readonly string[];
  /** Whether no cluster is left out. */
  readonly complete: boolean;
  /** Whether every cluster is asked for and seen, so that what is counted is what is shown. */
  readonly clear: boolean;
  /** By number of the cluster; missing for clusters that are not asked for. */
  readonly #live: (boolean | undefined)[] = [];

  constructor(
    all: readonly ClusterStatus[],
    query: Pick<SidecarFleetQuery, 'cluster' | 'environment'>,
    boardOf: (cluster: string) => ClusterBoard | undefined,
  ) {
    const asked = all.filter(
      ({ cluster: { name, environment } }) =>
        (query.cluster === undefined || query.cluster === name) &&
        (query.environment === undefined || query.environment === environment),
    );
    this.complete = asked.length === all.length;
    this.clear =
      this.complete && all.every(({ condition }) => condition.state === 'live');
    this.clusters = asked.map(({ cluster, condition }) => ({
      name: cluster.name,
      title: cluster.title,
      ...(cluster.environment === undefined
        ? {}
        : { environment: cluster.environment }),
      condition,
    }));
    const boards: ClusterBoard[] = [];
    for (const { cluster, condition } of asked) {
      const board = boardOf(cluster.name);
      if (!board) continue;
      boards.push(board);
      this.#live[board.index] = condition.state === 'live';
    }
    this.boards = boards;
    this.environments = [
      ...new Set(all.flatMap(({ cluster }) => cluster.environment ?? [])),
    ].sort();
  }

  /** Index of the state to show; -1 when the cluster is not asked for. */
  stateOf({ cluster, state }: Cell): number {
    const live = this.#live[cluster];
    if (live === undefined) return -1;
    return live ? state : unknown;
  }
}
