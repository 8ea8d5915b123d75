import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { FleetModel, Workload } from '@pilotage/fleet-node';
import type {
  OperationRecord,
  RolloutSection,
  RolloutTopic,
  SectionCluster,
  WritesState,
} from '@pilotage/plugin-rollout-common';
import type { WorkloadRef } from '@pilotage/fleet-common';
import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type { DriverRegistry } from '../cluster/DriverRegistry';
import type { EntityQueries } from '../entities/entityQueries';
import type { TargetGates } from '../gates/TargetGates';
import type { DriverInputs } from '../inputs/DriverInputs';
import type { PodEncoder } from './PodEncoder';
import { sectionCluster } from './sectionCluster';
import type { SidecarMoves } from './SidecarMoves';
import type { VerdictMemory } from './VerdictMemory';
import type { SectionView } from './workloadView';
import { workloadView } from './workloadView';

/** Everything a topic shows at one moment. */
export interface TopicView {
  readonly topic: RolloutTopic;
  readonly sections: ReadonlyMap<string, SectionView<RolloutSection>>;
  /** Workloads by uid, to know which changes concern this topic. */
  readonly workloads: ReadonlyMap<string, WorkloadRef>;
}

/** Draws an entity's topic from the live model. Asks no cluster. */
export class TopicRenderer {
  readonly #model: FleetModel;
  readonly #drivers: DriverRegistry;
  readonly #inputs: DriverInputs;
  readonly #moves: Pick<SidecarMoves, 'of'>;
  readonly #gates: Pick<TargetGates, 'markOf'>;
  readonly #writes: WritesState;
  readonly #verdicts: VerdictMemory;
  readonly #logger: LoggerService;

  constructor(options: {
    model: FleetModel;
    drivers: DriverRegistry;
    inputs: DriverInputs;
    moves: Pick<SidecarMoves, 'of'>;
    gates: Pick<TargetGates, 'markOf'>;
    writes: WritesState;
    verdicts: VerdictMemory;
    logger: LoggerService;
  }) {
    this.#model = options.model;
    this.#drivers = options.drivers;
    this.#inputs = options.inputs;
    this.#moves = options.moves;
    this.#gates = options.gates;
    this.#writes = options.writes;
    this.#verdicts = options.verdicts;
    this.#logger = options.logger;
  }

  render(options: {
    readonly entityRef: string;
    readonly targets: EntityQueries;
    readonly encoder: PodEncoder;
    readonly activity: (ref: WorkloadRef) => readonly OperationRecord[];
    /** Sections that may be taken over from the view before, because nothing in them changed. */
    readonly reuse: (
      key: string,
      uid: string,
    ) => SectionView<RolloutSection> | undefined;
    readonly now: number;
  }): TopicView {
    const { targets, now } = options;
    const sections = new Map<string, SectionView<RolloutSection>>();
    const workloads = new Map<string, WorkloadRef>();
    for (const query of targets.queries) {
      const cluster = sectionCluster(
        query.cluster,
        this.#model.cluster(query.cluster),
        now,
        this.#gates.markOf(query.cluster),
      );
      let found = 0;
      for (const workload of this.#model.workloads(query)) {
        const driver = this.#drivers.driverFor(workload.ref);
        if (!driver) continue;
        found++;
        workloads.set(workload.uid, workload.ref);
        const key = stringifyWorkloadRef(workload.ref);
        const view =
          options.reuse(key, workload.uid) ??
          this.#draw({ key, cluster, workload }, () =>
            workloadView({
              ...options,
              cluster,
              driver,
              input: this.#inputs.of({
                model: this.#model,
                driver,
                workload,
                now,
              }),
              sidecarMoves: this.#moves.of(workload, now),
              activity: options.activity(workload.ref),
              verdicts: this.#verdicts,
            }),
          );
        sections.set(key, view);
      }
      if (found === 0) {
        const key = encodeURIComponent(query.cluster);
        const state =
          cluster.condition.state === 'live' ? 'none-found' : 'not-seen';
        sections.set(key, {
          key,
          section: { type: 'cluster', cluster, state },
          pods: new Map(),
        });
      }
    }
    return {
      topic: {
        entityRef: options.entityRef,
        lookup: targets.lookup,
        writes: this.#writes,
      },
      sections,
      workloads,
    };
  }

  /** A driver, perhaps somebody else's, that fails on one object must not take the other ones with it. */
  #draw(
    subject: {
      readonly key: string;
      readonly cluster: SectionCluster;
      readonly workload: Workload;
    },
    draw: () => SectionView<RolloutSection>,
  ): SectionView<RolloutSection> {
    try {
      return draw();
    } catch (error) {
      const { key, cluster, workload } = subject;
      const cause = toError(error);
      this.#logger.error(`${key} could not be drawn`, cause);
      return {
        key,
        section: {
          type: 'unreadable',
          cluster,
          ref: workload.ref,
          uid: workload.uid,
          reason: cause.message,
        },
        pods: new Map(),
      };
    }
  }
}
