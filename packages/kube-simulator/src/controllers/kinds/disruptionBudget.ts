import type { LabelSelector } from '../../apimachinery/labelSelector';
import type { StoredObject } from '../../store/types';
import type { IntOrString } from '../../apimachinery/intOrString';

export interface DisruptionBudgetStatus {
  readonly observedGeneration?: number;
  readonly disruptionsAllowed: number;
  readonly currentHealthy: number;
  readonly desiredHealthy: number;
  readonly expectedPods: number;
  /** Pod name to the time its eviction was granted. */
  readonly disruptedPods?: Readonly<Record<string, string>>;
  readonly conditions?: readonly {
    readonly type: string;
    readonly status: string;
    readonly reason: string;
    readonly message: string;
    readonly observedGeneration?: number;
    readonly lastTransitionTime: string;
  }[];
}

/** policy/v1. */
export interface DisruptionBudget extends StoredObject {
  readonly spec: {
    readonly selector?: LabelSelector;
    readonly minAvailable?: IntOrString;
    readonly maxUnavailable?: IntOrString;
  };
  readonly status?: DisruptionBudgetStatus;
}
