import type { LabelSelector } from '../../apimachinery/labelSelector';
import type { StoredObject } from '../../store/types';
import type { IntOrString } from '../../apimachinery/intOrString';
import type { PodTemplate } from './pod';

/** What keeps a pod from being deleted or updated: as long as one is there, the controller waits. */
export interface LifecycleHook {
  readonly labelsHandler?: Readonly<Record<string, string>>;
  readonly finalizersHandler?: readonly string[];
}

export interface PriorityStrategy {
  readonly weightPriority?: readonly {
    readonly weight: number;
    readonly matchSelector: LabelSelector;
  }[];
  readonly orderPriority?: readonly { readonly orderedKey: string }[];
}

export interface ScatterTerm {
  readonly key: string;
  readonly value: string;
}

export interface CloneSetUpdateStrategy {
  readonly type?: 'ReCreate' | 'InPlaceIfPossible' | 'InPlaceOnly';
  readonly partition?: IntOrString;
  readonly maxUnavailable?: IntOrString;
  readonly maxSurge?: IntOrString;
  readonly paused?: boolean;
  readonly priorityStrategy?: PriorityStrategy;
  readonly scatterStrategy?: readonly ScatterTerm[];
  readonly inPlaceUpdateStrategy?: { readonly gracePeriodSeconds?: number };
}

export interface CloneSetSpec {
  readonly replicas?: number;
  readonly selector: LabelSelector;
  readonly template: PodTemplate;
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit?: number;
  readonly updateStrategy?: CloneSetUpdateStrategy;
  readonly scaleStrategy?: {
    readonly podsToDelete?: readonly string[];
    readonly maxUnavailable?: IntOrString;
    readonly [field: string]: unknown;
  };
  readonly lifecycle?: {
    readonly preDelete?: LifecycleHook;
    readonly inPlaceUpdate?: LifecycleHook;
    readonly preNormal?: LifecycleHook;
  };
  readonly [field: string]: unknown;
}

export interface CloneSetCondition {
  readonly type: 'FailedScale' | 'FailedUpdate';
  readonly status: 'True';
  readonly lastTransitionTime: string;
  readonly message: string;
}

export interface CloneSetStatus {
  readonly observedGeneration: number;
  readonly replicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly updatedReplicas: number;
  readonly updatedReadyReplicas: number;
  /** Absent when 0. */
  readonly updatedAvailableReplicas?: number;
  /** Absent when 0. */
  readonly expectedUpdatedReplicas?: number;
  readonly currentRevision: string;
  readonly updateRevision: string;
  readonly collisionCount: number;
  readonly labelSelector: string;
  readonly conditions?: readonly CloneSetCondition[];
}

export interface CloneSet extends StoredObject {
  readonly spec: CloneSetSpec;
  readonly status?: Partial<CloneSetStatus>;
}
