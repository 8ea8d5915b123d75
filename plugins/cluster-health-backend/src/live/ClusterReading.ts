import type { ClusterStatus } from '@pilotage/fleet-common';
import type {
  ControlPlaneView,
  Known,
} from '@pilotage/plugin-cluster-health-common';
import type { FoundCause } from '../causes';
import type { ClusterLook } from '../views/clusterLook';
import type { JudgedCheck } from './judgeChecks';

/** What the last evaluation of a cluster gave. Everything pages show of it follows from this. */
export interface ClusterReading {
  readonly status: ClusterStatus;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** What is wrong now. */
  readonly causes: readonly FoundCause[];
  /** Looking for causes failed, so what is not among them may be there all the same. */
  readonly causesIncomplete: boolean;
  /** What was wrong when the cluster was seen last; empty while it is seen. */
  readonly lastCauses: readonly FoundCause[];
  readonly checks: readonly JudgedCheck[];
  readonly controlPlane: Known<ControlPlaneView>;
  readonly look: ClusterLook;
}

/** All causes a cluster shows: those found now, and those that were there when it was seen last. */
export function causesOf(reading: ClusterReading): readonly FoundCause[] {
  const { causes, lastCauses } = reading;
  if (lastCauses.length === 0) return causes;
  const keys = new Set(causes.map(({ key }) => key));
  return [...causes, ...lastCauses.filter(({ key }) => !keys.has(key))];
}
