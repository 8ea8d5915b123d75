import type { ClusterStatus } from '@pilotage/fleet-common';
import type { ClusterReading } from './ClusterReading';

const unknown = {
  known: false,
  reason: 'the cluster has not been looked at yet',
} as const;

/** A cluster that is listed and was not evaluated yet: everything about it is unknown, and it is on the page. */
export function pendingReading(
  status: ClusterStatus,
  now: number,
): ClusterReading {
  return {
    status,
    at: now,
    causes: [],
    causesIncomplete: true,
    lastCauses: [],
    checks: [],
    controlPlane: unknown,
    look: {
      version: unknown,
      nodes: unknown,
      pods: unknown,
      survives: unknown,
      lastBackup: unknown,
      pools: unknown,
    },
  };
}
