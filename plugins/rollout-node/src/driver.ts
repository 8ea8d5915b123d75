import type { WorkloadRef } from '@pilotage/fleet-common';
import type {
  KubeObject,
  PodGroup,
  PodRow,
  Workload,
} from '@pilotage/fleet-node';
import type {
  ApplicationRef,
  Forecast,
  RolloutChange,
  RolloutObservation,
  VerbTable,
} from '@pilotage/plugin-rollout-common';
import type { Guard } from './guard';

/**
 * Everything a driver decides from. All of it is read from the live model or, before a write, fresh from the cluster.
 *
 * @public
 */
export interface DriverInput {
  readonly workload: Workload;
  readonly pods: readonly PodRow[];
  /** ControllerRevisions or ReplicaSets of the workload. */
  readonly revisions: readonly KubeObject[];
  /**
   * For a kind whose pods other workloads own: groups of pods it {@link WorkloadDriver.matches}, with the application
   * each belongs to. Its `pods` then are only those the driver {@link WorkloadDriver.troubled | asks for}.
   */
  readonly matched?: readonly MatchedPods[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Alike pods of one application. @public */
export interface MatchedPods {
  readonly group: PodGroup;
  readonly application: ApplicationRef;
  /** Workload that controls the pods; absent where none is watched. */
  readonly workload?: WorkloadRef;
  /** False for pods that only carry a mark: what selects pods does not select them any more. */
  readonly selected: boolean;
}

/** What decides whether pods concern a workload that does not own them. @public */
export interface MatchCandidate {
  readonly group: PodGroup;
  /** Labels of the pods' namespace; only `kubernetes.io/metadata.name` where namespaces cannot be read. */
  readonly namespaceLabels: Readonly<Record<string, string>>;
}

/** @public */
export type Match = 'selected' | 'marked' | 'none';

/** Guards of one application whose pods a change reaches. @public */
export interface ApplicationGuards {
  readonly application: ApplicationRef;
  readonly guards: readonly Guard[];
}

/**
 * What a forecast is made from. Guards are read from the cluster when somebody asks, not kept current: no page view costs
 * a LIST.
 *
 * @public
 */
export interface ForecastInput extends DriverInput {
  /** Those that concern this workload, as far as they could be read. */
  readonly guards: readonly Guard[];
  /** For a kind whose pods other workloads own: the guards of those, as far as they could be read. */
  readonly applicationGuards?: readonly ApplicationGuards[];
}

/**
 * What a driver reads; `verdictSince` is added by the view, which remembers.
 *
 * @public
 */
export type DriverObservation = Omit<RolloutObservation, 'verdictSince'>;

/** A forecast without the identity of the object, which the caller adds. @public */
export type DriverForecast = Omit<
  Forecast,
  'uid' | 'resourceVersion' | 'generation' | 'madeAt'
>;

/** One step of a JSON Patch (RFC 6902). @public */
export type PatchOperation =
  | {
      readonly op: 'test' | 'add' | 'replace';
      readonly path: string;
      readonly value: unknown;
    }
  | { readonly op: 'remove'; readonly path: string };

/**
 * What a verb does to the cluster: at most one request.
 *
 * @public
 */
export type Plan =
  | {
      readonly type: 'patch';
      /** JSON Patch with `test` on uid, resourceVersion and each old value. */
      readonly patch: readonly PatchOperation[];
      readonly subresource?: 'status';
      /** What must be seen afterwards. Kept in the database, so plain data. */
      readonly goal: Goal;
    }
  /** The object already is what was asked for. */
  | { readonly type: 'unchanged' }
  | {
      readonly type: 'impossible';
      readonly code: string;
      readonly reason: string;
    };

/**
 * The end state an operation waits for: fields of the spec that must hold, and the generation the controller must have
 * observed. Plain data, survives restarts.
 *
 * @public
 */
export interface Goal {
  readonly uid: string;
  /** Paths below the object, as JSON Pointers, with the value they must have. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Set once the API server answered: the generation the write produced. */
  readonly generation?: number;
}

/** @public */
export type Confirmation =
  | { readonly state: 'confirmed' }
  | { readonly state: 'pending'; readonly reason: string }
  /** Somebody wrote another goal, or the controller refused. */
  | { readonly state: 'refuted'; readonly reason: string };

/**
 * What differs between kinds. All functions are pure.
 *
 * @public
 */
export interface WorkloadDriver {
  /** For example `apps.kruise.io`. */
  readonly group: string;
  /** For example `CloneSet`. */
  readonly kind: string;
  observe(input: DriverInput): DriverObservation;
  verbs(input: DriverInput): VerbTable;
  forecast(input: ForecastInput, change: RolloutChange): DriverForecast;
  plan(input: DriverInput, change: RolloutChange): Plan;
  confirm(goal: Goal, input: DriverInput): Confirmation;
  /**
   * For a kind whose pods other workloads own, for example SidecarSet: how pods concern a workload. The returned function
   * is called for every group of pods of the cluster, so what can be prepared is prepared once.
   */
  matches?(workload: Workload): (candidate: MatchCandidate) => Match;
  /** For such a kind: of the matched groups those whose pods `observe` wants to see one by one, to say why they fail. */
  troubled?(input: DriverInput): readonly PodGroup[];
}
