import type {
  EntityIndex,
  FleetModel,
  WorkloadQuery,
} from '@pilotage/fleet-node';
import type {
  ApplicationRef,
  SidecarFleetSection,
  SidecarFleetTopic,
  SidecarPodState,
  SidecarRule,
} from '@pilotage/plugin-rollout-common';
import type { SidecarRuleConfig } from '../classify/sidecarRuleConfig';

/** The part of the live model a matrix is made from. */
export type MatrixModel = Pick<
  FleetModel,
  | 'clusters'
  | 'workloads'
  | 'revisionsOf'
  | 'objects'
  | 'workloadOfOwner'
  | 'podGroups'
  | 'observePodGroups'
  | 'subscribe'
>;

/** What the catalog knows of objects in clusters. */
export type MatrixEntities = Pick<EntityIndex, 'ownerOf' | 'subscribe'>;

/** @see MatrixModel */
export interface SidecarMatrixOptions {
  readonly model: MatrixModel;
  readonly entities: MatrixEntities;
  /** Rules of `rollout.sidecars.rules`. */
  readonly rules?: readonly SidecarRuleConfig[];
}

/** What the fleet page shows, ready to be sent. */
export interface SidecarFleetView {
  readonly topic: SidecarFleetTopic;
  readonly sections: ReadonlyMap<string, SidecarFleetSection>;
}

/** Pods of an entity: one query per cluster, as its workloads are looked up. */
export type EntityPodQuery = WorkloadQuery & { readonly cluster: string };

/** One line of an export: pods of one version of one sidecar of one application on one cluster, in one state. */
export interface SidecarMatrixRow {
  readonly sidecar: string;
  readonly rule: SidecarRule;
  readonly application: ApplicationRef;
  readonly cluster: string;
  /** Empty when not injected, as is the image. */
  readonly version: string;
  readonly image: string;
  readonly state: SidecarPodState;
  readonly pods: number;
}
