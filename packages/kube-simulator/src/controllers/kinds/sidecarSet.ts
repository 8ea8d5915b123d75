import type { IntOrString } from '../../apimachinery/intOrString';
import type { LabelSelector } from '../../apimachinery/labelSelector';
import type { StoredObject } from '../../store/types';
import type { UpdateOrder } from '../shared/updateOrder';
import type { Container } from './pod';

/** Gives the sidecar variables of another container of the pod. */
export interface TransferEnv {
  readonly sourceContainerName?: string;
  /** `metadata.labels['key']` or `metadata.annotations['key']` holds the container's name. */
  readonly sourceContainerNameFrom?: {
    readonly fieldRef?: { readonly fieldPath: string };
  };
  readonly envName?: string;
  readonly envNames?: readonly string[];
}

/** A container, and how it is put into pods. */
export interface SidecarContainer extends Container {
  readonly restartPolicy?: string;
  readonly podInjectPolicy?: 'BeforeAppContainer' | 'AfterAppContainer';
  readonly upgradeStrategy?: {
    readonly upgradeType?: string;
    readonly hotUpgradeEmptyImage?: string;
  };
  readonly shareVolumePolicy?: { readonly type?: 'enabled' | 'disabled' };
  readonly transferEnv?: readonly TransferEnv[];
}

/** `corev1.Volume`, of which only the name is read. */
export interface Volume {
  readonly name: string;
  readonly [source: string]: unknown;
}

/** What of a SidecarSet goes into pods, and so into its revisions. */
export interface SidecarContent {
  readonly containers?: readonly SidecarContainer[];
  readonly initContainers?: readonly SidecarContainer[];
  readonly volumes?: readonly Volume[];
  readonly imagePullSecrets?: readonly { readonly name: string }[];
}

export interface SidecarSetUpdateStrategy extends UpdateOrder {
  readonly type?: 'RollingUpdate' | 'NotUpdate';
  readonly paused?: boolean;
  readonly selector?: LabelSelector;
  readonly partition?: IntOrString;
  readonly maxUnavailable?: IntOrString;
}

/** Which revision new pods get. */
export interface InjectRevision {
  readonly revisionName?: string;
  readonly customVersion?: string;
  readonly policy?: 'Always' | 'Partial';
}

export interface SidecarSetSpec extends SidecarContent {
  readonly selector?: LabelSelector;
  readonly namespace?: string;
  readonly namespaceSelector?: LabelSelector;
  readonly updateStrategy?: SidecarSetUpdateStrategy;
  readonly injectionStrategy?: {
    readonly paused?: boolean;
    readonly revision?: InjectRevision;
  };
  readonly revisionHistoryLimit?: number;
  readonly [field: string]: unknown;
}

export interface SidecarSetStatus {
  readonly observedGeneration: number;
  readonly matchedPods: number;
  readonly updatedPods: number;
  readonly readyPods: number;
  /** Absent when 0. */
  readonly updatedReadyPods?: number;
  readonly latestRevision: string;
  readonly collisionCount: number;
}

/** apps.kruise.io/v1alpha1, cluster scope. */
export interface SidecarSet extends StoredObject {
  readonly spec: SidecarSetSpec;
  readonly status?: Partial<SidecarSetStatus>;
}

/** The payload of a SidecarSet's ControllerRevision: its content, what is absent as null. */
export interface SidecarRevisionData {
  readonly spec: {
    readonly $patch: 'replace';
    readonly containers: SidecarContent['containers'] | null;
    readonly initContainers: SidecarContent['initContainers'] | null;
    readonly volumes: SidecarContent['volumes'] | null;
    readonly imagePullSecrets: SidecarContent['imagePullSecrets'] | null;
    readonly patchPodMetadata: unknown;
  };
}

export interface SidecarRevision extends StoredObject {
  readonly revision: number;
  readonly data: SidecarRevisionData;
}
