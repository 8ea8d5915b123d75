import type { Guard } from '@pilotage/plugin-rollout-node';
import type { JsonRecord } from '../drivers/shared/json';
import { readAutoscaler } from './readAutoscaler';
import { readDisruptionBudget } from './readDisruptionBudget';
import { readUnavailableBudget } from './readUnavailableBudget';
import type { GuardedWorkload } from './guardedWorkload';

/** A kind of object that guards workloads of its namespace. */
export interface GuardKind {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  /** The object as a guard of this workload; `undefined` when it does not concern it. */
  read(object: JsonRecord, workload: GuardedWorkload): Guard | undefined;
}

/** The guards a forecast looks for. */
export const guardKinds: readonly GuardKind[] = [
  {
    kind: 'PodUnavailableBudget',
    group: 'policy.kruise.io',
    version: 'v1alpha1',
    plural: 'podunavailablebudgets',
    read: readUnavailableBudget,
  },
  {
    kind: 'PodDisruptionBudget',
    group: 'policy',
    version: 'v1',
    plural: 'poddisruptionbudgets',
    read: readDisruptionBudget,
  },
  {
    kind: 'HorizontalPodAutoscaler',
    group: 'autoscaling',
    version: 'v2',
    plural: 'horizontalpodautoscalers',
    read: readAutoscaler,
  },
];
