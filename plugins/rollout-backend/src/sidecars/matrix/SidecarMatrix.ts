import type { FleetChange, PodGroupChange } from '@pilotage/fleet-node';
import type {
  SidecarEntitySection,
  SidecarFleetQuery,
} from '@pilotage/plugin-rollout-common';
import type { RuleMatcher } from '../classify/sidecarRuleConfig';
import { ruleMatcher } from '../classify/sidecarRuleConfig';
import { Applications } from './Applications';
import { ClusterBoard } from './ClusterBoard';
import { ClusterKnowledge } from './ClusterKnowledge';
import { entitySections } from './entitySections';
import { exportRows } from './exportRows';
import { fleetView } from './fleetView';
import { MatrixCells } from './MatrixCells';
import type { MatrixState } from './MatrixState';
import { recount } from './recount';
import { Sight } from './Sight';
import type {
  EntityPodQuery,
  SidecarFleetView,
  SidecarMatrixOptions,
  SidecarMatrixRow,
} from './types';

/**
 * Which version of which sidecar runs in how many pods, by application, cluster and state. Kept current with every
 * change of a pod group; everything else that matters (SidecarSets, namespaces, owners) is brought in line when
 * somebody asks.
 */
export class SidecarMatrix {
  readonly #options: SidecarMatrixOptions;
  readonly #matchRule: RuleMatcher;
  readonly #cells = new MatrixCells();
  readonly #applications = new Applications();
  readonly #boards = new Map<string, ClusterBoard>();
  readonly #listeners = new Set<() => void>();
  /** Clusters that were seen as a whole when that was last asked. */
  readonly #live = new Set<string>();
  readonly #ends: readonly (() => void)[];

  constructor(options: SidecarMatrixOptions) {
    this.#options = options;
    const { model, entities, rules = [] } = options;
    this.#matchRule = ruleMatcher(rules);
    this.#ends = [
      model.observePodGroups(change => this.#count(change)),
      model.subscribe(change => this.#heard(change)),
      entities.subscribe(() => this.#ownersChanged(this.#boards.values())),
    ];
  }

  /** The fleet page. */
  fleet(query: SidecarFleetQuery): SidecarFleetView {
    return fleetView(this.#state(), this.#sight(query), query);
  }

  /** The tab of a component: every container of the pods its queries find, by name. */
  entity(
    queries: readonly EntityPodQuery[],
  ): ReadonlyMap<string, SidecarEntitySection> {
    this.#settle();
    return entitySections(this.#sight({}), queries);
  }

  /** Everything a query finds, also what is too much for a page. */
  rows(query: SidecarFleetQuery): Iterable<SidecarMatrixRow> {
    return exportRows(this.#state(), this.#sight(query), query);
  }

  /**
   * Counts everything anew from the model's groups and compares.
   *
   * @returns what is wrong, for people; empty when nothing is.
   */
  check(): string[] {
    const { model } = this.#options;
    return recount(this.#state(), cluster => model.podGroups(cluster));
  }

  /**
   * Calls back when answers may be other than before; often, so it must be cheap.
   *
   * @returns a function that ends it.
   */
  subscribe(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  stop(): void {
    for (const end of this.#ends) end();
    this.#listeners.clear();
  }

  #count(change: PodGroupChange): void {
    this.#board(change.cluster).change(change);
    this.#tell();
  }

  #heard(change: FleetChange): void {
    const board = this.#boards.get(change.cluster);
    board?.heard(change);
    if (board && change.condition) this.#heardCondition(change.cluster, board);
    this.#tell();
  }

  /** Pods may be listed long before what controls them; a cluster is live when everything is. */
  #heardCondition(cluster: string, board: ClusterBoard): void {
    const status = this.#options.model
      .clusters()
      .find(({ cluster: { name } }) => name === cluster);
    if (status?.condition.state !== 'live') this.#live.delete(cluster);
    else if (!this.#live.has(cluster)) {
      this.#live.add(cluster);
      this.#ownersChanged([board]);
    }
  }

  #ownersChanged(boards: Iterable<ClusterBoard>): void {
    for (const { knowledge } of boards) knowledge.ownersChanged();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #board(cluster: string): ClusterBoard {
    const known = this.#boards.get(cluster);
    if (known) return known;
    const { model, entities } = this.#options;
    const board = new ClusterBoard({
      index: this.#boards.size,
      knowledge: new ClusterKnowledge({
        cluster,
        model,
        entities,
        matchRule: this.#matchRule,
      }),
      cells: this.#cells,
      applications: this.#applications,
      groups: () => model.podGroups(cluster),
    });
    this.#boards.set(cluster, board);
    return board;
  }

  #settle(): void {
    // A cluster without pods may have SidecarSets.
    for (const { cluster } of this.#options.model.clusters()) {
      this.#board(cluster.name);
    }
    for (const board of this.#boards.values()) board.settle();
  }

  #state(): MatrixState {
    this.#settle();
    return {
      cells: this.#cells,
      applications: this.#applications,
      boards: [...this.#boards.values()],
    };
  }

  #sight(query: Pick<SidecarFleetQuery, 'cluster' | 'environment'>): Sight {
    const boards = this.#boards;
    return new Sight(this.#options.model.clusters(), query, name =>
      boards.get(name),
    );
  }
}
