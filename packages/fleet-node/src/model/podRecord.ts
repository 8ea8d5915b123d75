import type { ContainerRow, PodRow } from './types';

/** Everything the model keeps of a pod, as plain values. */
export interface PodRecord extends Omit<PodRow, 'id' | 'zone' | 'containers'> {
  /** Uid of the controlling owner; empty for none. */
  readonly owner: string;
  readonly containers: readonly ContainerRow[];
}
