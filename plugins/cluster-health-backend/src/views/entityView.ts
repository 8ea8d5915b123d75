import type { ServingMark } from '@pilotage/fleet-common';
import type { LiveView, PodRow, Workload } from '@pilotage/fleet-node';
import type {
  Cause,
  EntityHealthSection,
  EntityHealthTopic,
} from '@pilotage/plugin-cluster-health-common';
import type { FoundCause } from '../causes';
import type { ClusterReading } from '../live/ClusterReading';
import { causesOf } from '../live/ClusterReading';
import type { EntityOnCluster } from './entityTouch';
import { causeTouches, nodesUnder, podsByNode, touchedBy } from './entityTouch';
import type { EntityFindings } from './entityVerdict';
import { entitySummary, entityVerdict } from './entityVerdict';
import { isFailing } from './podTally';

/** A component and one cluster it may be on. */
export interface EntitySectionInput {
  readonly entityRef: string;
  readonly reading: ClusterReading;
  readonly serving: ServingMark;
  readonly workloads: readonly Workload[];
  readonly pods: readonly PodRow[];
  readonly isWaived: (check: string) => boolean;
  /** Adds to causes when they were seen. */
  readonly complete: (causes: readonly FoundCause[]) => readonly Cause[];
}

/** What of one cluster touches one component; `undefined` when it is seen to have nothing there. */
export function entitySection(
  input: EntitySectionInput,
): EntityHealthSection | undefined {
  const { entityRef, reading, serving, workloads, pods } = input;
  const seen = reading.status.condition.state === 'live';
  if (seen && workloads.length === 0) return undefined;
  const under = podsByNode(pods);
  const ours: EntityOnCluster = { entityRef, workloads, pods, under };
  const findings: EntityFindings = {
    seen,
    pods: pods.length,
    failing: pods.filter(isFailing).length,
    nodes: nodesUnder(ours, reading.look),
    nodesTotal: under.size,
    causes: input.complete(
      causesOf(reading).filter(cause => causeTouches(ours, cause)),
    ),
    checks: checksOf(input, ours),
  };
  return {
    status: reading.status,
    serving,
    verdict: entityVerdict(findings),
    summary: entitySummary(findings),
    pods: seen
      ? {
          known: true,
          at: reading.at,
          value: {
            total: findings.pods,
            failing: findings.failing,
            nodes: under.size,
            zones: new Set(pods.flatMap(({ zone }) => zone || [])).size,
          },
        }
      : { known: false, reason: 'the cluster is not seen now' },
    nodes: findings.nodes,
    causes: findings.causes,
    checks: findings.checks.map(({ hard: _, ...check }) => check),
  };
}

/** One component over its clusters. */
export function entityView(
  topic: EntityHealthTopic,
  sections: readonly EntityHealthSection[],
): LiveView<EntityHealthSection, EntityHealthTopic> {
  return {
    topic,
    sections: new Map(
      sections.map(section => [section.status.cluster.name, section]),
    ),
  };
}

function checksOf(
  { reading, isWaived }: EntitySectionInput,
  ours: EntityOnCluster,
): EntityFindings['checks'] {
  return reading.checks.flatMap(check => {
    const touched = touchedBy(ours, check);
    if (touched.length === 0) return [];
    const { info, finding } = check;
    const found = finding.verdict === 'fail' || finding.verdict === 'warn';
    return [
      {
        id: info.id,
        title: info.title,
        hard: info.hard,
        shown: found && isWaived(info.id) ? 'waived' : finding.verdict,
        summary: touched
          .slice(0, 5)
          .map(({ name, detail }) => (detail ? `${name}: ${detail}` : name))
          .join('; '),
      } as const,
    ];
  });
}
