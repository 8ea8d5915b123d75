import type { ContainerRow, PodRow } from './podTypes';

/** Everything the model keeps of a container, as plain values. */
export interface ContainerRecord extends ContainerRow {
  /** The kubelet does not yet report the wanted image as running. */
  readonly changing: boolean;
}

/** Everything the model keeps of a pod, as plain values. */
export interface PodRecord extends Omit<PodRow, 'id' | 'zone' | 'containers'> {
  readonly containers: readonly ContainerRecord[];
}
