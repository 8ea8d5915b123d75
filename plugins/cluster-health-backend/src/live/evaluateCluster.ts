import type {
  ClusterCheck,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import type { ClusterStatus } from '@pilotage/fleet-common';
import type { FoundCause } from '../causes';
import { findCauses } from '../causes';
import { clusterLook } from '../views/clusterLook';
import { controlPlaneView } from '../views/controlPlane';
import type { ClusterReading } from './ClusterReading';
import type { JudgedCheck } from './judgeChecks';
import { judgeChecks } from './judgeChecks';

/**
 * One evaluation of a cluster.
 *
 * @param before - what the evaluation before gave.
 * @param checks - those to judge anew; the others keep what they found before.
 */
export function evaluateCluster(options: {
  readonly facts: ClusterFacts;
  readonly status: ClusterStatus;
  readonly before: ClusterReading | undefined;
  readonly checks: readonly ClusterCheck[];
  readonly onError: (what: string, error: unknown) => void;
}): ClusterReading {
  const { facts, status, before, checks, onError } = options;
  const seen = status.condition.state === 'live';
  const judged = replaced(
    before?.checks ?? [],
    judgeChecks(checks, facts, onError),
  );
  const found = causesNow(facts, onError);
  return {
    status,
    at: facts.now,
    causes: found ?? before?.causes ?? [],
    causesIncomplete: found === undefined,
    lastCauses: seen ? [] : causesLast(before),
    checks: judged,
    controlPlane: controlPlaneView(facts, judged),
    look: clusterLook(facts, before?.look),
  };
}

/** What checks found last, in the order in which they were judged first. */
function replaced(
  before: readonly JudgedCheck[],
  now: readonly JudgedCheck[],
): readonly JudgedCheck[] {
  const byId = new Map(before.map(check => [check.info.id, check]));
  for (const check of now) byId.set(check.info.id, check);
  return [...byId.values()];
}

function causesNow(
  facts: ClusterFacts,
  onError: (what: string, error: unknown) => void,
): readonly FoundCause[] | undefined {
  try {
    return findCauses(facts);
  } catch (error) {
    onError('causes', error);
    return undefined;
  }
}

/** What was wrong when the cluster was seen last, marked as no longer current. */
function causesLast(before: ClusterReading | undefined): readonly FoundCause[] {
  if (!before) return [];
  if (before.status.condition.state !== 'live') return before.lastCauses;
  return before.causes.map(cause => ({
    ...cause,
    clusters: cause.clusters.map(cluster => ({ ...cluster, current: false })),
  }));
}
