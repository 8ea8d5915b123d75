import type { WorkloadRef } from '@pilotage/fleet-common';
import type { RolloutChange } from './change';
import type { ApplicationRef } from './sidecars';

/** What is asked before the click. @public */
export interface ForecastRequest {
  readonly entityRef: string;
  readonly workload: WorkloadRef;
  readonly change: RolloutChange;
}

/**
 * What will happen, said before it happens. Counts pods and containers; times are milliseconds.
 *
 * @public
 */
export interface Forecast {
  /**
   * - `in-place`: pods keep name, uid, node, IP and volumes; the named containers restart.
   * - `recreate`: pods are replaced.
   * - `none`: no pod changes (pause, a partition that is already reached).
   * - `rejected`: the API server or the state would refuse; `reason` says why.
   */
  readonly mode: 'in-place' | 'recreate' | 'none' | 'rejected';
  readonly code: string;
  readonly reason: string;
  /** Pods that will change because of this one write. */
  readonly pods: number;
  /** Pods that stay on the old revision afterwards. */
  readonly podsLeftOld: number;
  readonly containersRestarted: readonly string[];
  readonly containersUntouched: readonly string[];
  readonly batches: { readonly count: number; readonly size: number };
  /**
   * The least it will take, milliseconds: the batches one after the other, by how long restarts (or starts, where pods
   * are replaced) of this workload took, and by minReadySeconds; `undefined` when nothing is known yet.
   */
  readonly atLeastMs?: number;
  readonly inTheWay: readonly ForecastObstacle[];
  /** For a SidecarSet: what the change means for each application whose pods it touches, most pods first. */
  readonly applications?: readonly ForecastApplication[];
  readonly diff: readonly ForecastDiff[];
  /** resourceVersion the forecast was made from; sent back with the operation. */
  readonly resourceVersion: string;
  readonly uid: string;
  /**
   * `metadata.generation` the forecast was made from; sent back with the operation. Status updates do not change it,
   * so a busy workload can still be written as long as its spec is the one that was forecast.
   */
  readonly generation?: number;
  /** When the forecast was made; sent back, so that a refusal can name who changed the object since. Milliseconds. */
  readonly madeAt?: number;
}

/** Something that slows or blocks the change. @public */
export interface ForecastObstacle {
  /** `warns`: nothing stops the change, but somebody should think before the click. */
  readonly severity: 'blocks' | 'warns' | 'slows' | 'note';
  readonly code: string;
  /** English, with the parameters filled in. */
  readonly message: string;
  /** What a page needs to say it in another language. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/** One changed field. @public */
export interface ForecastDiff {
  /** For example `spec.updateStrategy.partition`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

/** What a change of a sidecar does to one application. Counts pods. @public */
export interface ForecastApplication {
  readonly application: ApplicationRef;
  /** Change in place because of this write. */
  readonly inPlace: number;
  /** Stay as they are until somebody recreates them: more than images changed since they were injected. */
  readonly needRecreate: number;
  /** Selected, but created before the SidecarSet or while injection was paused. */
  readonly notInjected: number;
  /** Wait for a later partition, for the pod selector or for maxUnavailable. */
  readonly waiting: number;
  /** Budgets that hold back or slow down this application. */
  readonly budgets: readonly ForecastObstacle[];
}
