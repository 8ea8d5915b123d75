import type { ServingMark } from '@pilotage/fleet-common';

/**
 * Says which clusters may be given new work. Asked often and by nobody in particular: answers come from memory, without
 * reading clusters.
 *
 * @public
 */
export interface TargetGate {
  /** Stable id, for example `cluster-health`. */
  readonly id: string;
  /**
   * Marks by cluster name. A cluster that is missing has no opinion about it.
   *
   * @throws any error: all clusters count as `unknown` then.
   */
  marks(): Promise<Readonly<Record<string, ServingMark>>>;
}
