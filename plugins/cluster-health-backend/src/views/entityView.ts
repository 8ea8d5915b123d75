import type { LiveView } from '@pilotage/fleet-node';
import type { ServingMark } from '@pilotage/fleet-common';
import type { PodRow, Workload } from '@pilotage/fleet-node';
import type {
  Cause,
  CheckVerdict,
  EntityHealthSection,
  EntityHealthTopic,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';
import { nodeStates } from '@pilotage/plugin-cluster-health-common';
import type { FoundCause } from '../causes';
import type { ClusterReading } from '../live/ClusterReading';
import { causesOf } from '../live/ClusterReading';
import { isFailing } from './podTally';
import { worst } from './worst';

/** What of one cluster an entity has, and how the cluster is. */
export interface EntityOnCluster {
  readonly entityRef: string;
  readonly reading: ClusterReading;
  readonly serving: ServingMark;
  readonly workloads: readonly Workload[];
  readonly pods: readonly PodRow[];
  readonly isWaived: (check: string) => boolean;
  readonly complete: (causes: readonly FoundCause[]) => readonly Cause[];
}

/** Causes that are about a cluster as a whole, and so about everything on it. */
const ofWholeCluster: ReadonlySet<string> = new Set([
  'cluster-not-seen',
  'control-plane',
  'dead-controller',
]);

/** What of one cluster touches one component; `undefined` when it has nothing there. */
export function entityOnCluster(
  input: EntityOnCluster,
): EntityHealthSection | undefined {
  const { reading, serving, workloads, pods } = input;
  const seen = reading.status.condition.state === 'live';
  if (seen && workloads.length === 0) return undefined;
  const under = podsByNode(pods);
  const nodes = nodesUnder(reading, under);
  const causes = input.complete(
    causesOf(reading).filter(cause => touches(input, under, cause)),
  );
  const checks = checksOf(input, under);
  const failing = pods.filter(isFailing).length;
  const verdict: CheckVerdict = seen
    ? asVerdict(
        worst<ShownVerdict>([
          'pass',
          ...causes.map(({ severity }) => verdictOfSeverity[severity]),
          ...checks.map(({ shown }) => shown),
          ...(nodes.length > 0 ? (['warn'] as const) : []),
          ...(failing > 0 ? (['fail'] as const) : []),
        ]),
      )
    : 'unknown';
  return {
    status: reading.status,
    serving,
    verdict,
    summary: summaryOf(input, { nodes, causes, checks, failing }),
    pods: seen
      ? {
          known: true,
          at: reading.at,
          value: {
            total: pods.length,
            failing,
            nodes: under.size,
            zones: new Set(pods.flatMap(({ zone }) => zone || [])).size,
          },
        }
      : { known: false, reason: 'the cluster is not seen now' },
    nodes,
    causes,
    checks,
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

const verdictOfSeverity = {
  bad: 'fail',
  warning: 'warn',
  unknown: 'unknown',
} as const;

/** A component has nothing to be waived: what is accepted is as good as passed. */
function asVerdict(shown: ShownVerdict): CheckVerdict {
  return shown === 'waived' || shown === 'not-applicable' ? 'pass' : shown;
}

function podsByNode(pods: readonly PodRow[]): ReadonlyMap<string, number> {
  const under = new Map<string, number>();
  for (const { node } of pods) {
    if (node) under.set(node, (under.get(node) ?? 0) + 1);
  }
  return under;
}

function nodesUnder(
  { look }: ClusterReading,
  under: ReadonlyMap<string, number>,
): EntityHealthSection['nodes'] {
  if (!look.pools.known) return [];
  const ready = nodeStates.indexOf('ready');
  return look.pools.value.flatMap(({ cells }) =>
    cells.flatMap(([name, , state, , reason]) =>
      under.has(name) && state !== ready
        ? [{ name, state, reason, pods: under.get(name) ?? 0 }]
        : [],
    ),
  );
}

interface Touchable {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly ownerEntityRef?: string;
}

function isOurs(
  { entityRef, workloads, pods }: EntityOnCluster,
  under: ReadonlyMap<string, number>,
  { kind, namespace, name, ownerEntityRef }: Touchable,
): boolean {
  if (ownerEntityRef !== undefined) return ownerEntityRef === entityRef;
  if (kind === 'Node') return under.has(name);
  if (kind === 'Pod') {
    return pods.some(pod => pod.name === name && pod.namespace === namespace);
  }
  return workloads.some(
    ({ ref }) =>
      ref.kind === kind && ref.namespace === namespace && ref.name === name,
  );
}

function touches(
  input: EntityOnCluster,
  under: ReadonlyMap<string, number>,
  cause: FoundCause,
): boolean {
  return (
    ofWholeCluster.has(cause.kind) ||
    cause.entityRef === input.entityRef ||
    (cause.entityRef === undefined &&
      cause.affected.some(object => isOurs(input, under, object)))
  );
}

function checksOf(
  input: EntityOnCluster,
  under: ReadonlyMap<string, number>,
): EntityHealthSection['checks'] {
  return input.reading.checks.flatMap(({ info, finding }) => {
    const { verdict, summary, affected = [] } = finding;
    const ours = affected.filter(object => isOurs(input, under, object));
    if (ours.length === 0) return [];
    const failed = verdict === 'fail' || verdict === 'warn';
    const shown: ShownVerdict =
      failed && input.isWaived(info.id) ? 'waived' : verdict;
    return [
      {
        id: info.id,
        title: info.title,
        shown,
        summary:
          ours.map(object => object.detail ?? object.name).join('; ') ||
          summary,
      },
    ];
  });
}

function summaryOf(
  { reading, pods }: EntityOnCluster,
  found: {
    readonly nodes: EntityHealthSection['nodes'];
    readonly causes: readonly Cause[];
    readonly checks: EntityHealthSection['checks'];
    readonly failing: number;
  },
): string {
  const { condition } = reading.status;
  if (condition.state !== 'live') {
    return `The cluster is not seen now (${condition.state})`;
  }
  const [cause] = found.causes;
  if (cause) return `${cause.title}: ${cause.detail}`;
  if (found.failing > 0) return `${found.failing} of ${pods.length} pods fail`;
  if (found.nodes.length > 0) {
    const nodes = new Set(pods.flatMap(({ node }) => node || []));
    return `${found.nodes.length} of ${nodes.size} nodes under its pods are not simply ready`;
  }
  const check = found.checks.find(
    ({ shown }) => shown === 'fail' || shown === 'warn',
  );
  if (check) return `${check.title}: ${check.summary}`;
  return `${pods.length} pods, and nothing is wrong with what they stand on`;
}
