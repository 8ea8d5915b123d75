import type { Loose } from './until';

/** Pods that nobody has deleted yet: a new pod may be available before the old one has ended. */
export const notLeaving = (pods: readonly Loose[]): Loose[] =>
  pods.filter(({ metadata }) => !metadata.deletionTimestamp);
