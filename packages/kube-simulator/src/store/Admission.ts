import type { ObjectStore } from './types';

/** The part of a cluster an admission looks at. */
export type ClusterReader = Pick<ObjectStore, 'get' | 'list'>;

/** What an admission webhook may know besides the object it was sent. */
export interface Admission {
  readonly cluster: ClusterReader;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** In [0, 1); drawn from the seed of the cluster. */
  readonly chance: () => number;
}
