import type {
  CauseSeverity,
  CheckVerdict,
  EntityHealthSection,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';
import { worst } from './worst';

/** What an entity's verdict on one cluster follows from. */
export interface EntityFindings {
  readonly seen: boolean;
  readonly pods: number;
  readonly failing: number;
  readonly nodes: EntityHealthSection['nodes'];
  readonly nodesTotal: number;
  readonly causes: EntityHealthSection['causes'];
  readonly checks: readonly (EntityHealthSection['checks'][number] & {
    readonly hard: boolean;
  })[];
}

const ofSeverity: Readonly<Record<CauseSeverity, CheckVerdict>> = {
  bad: 'fail',
  warning: 'warn',
  unknown: 'unknown',
};

/** The worst of what touches a component. On a cluster that is not seen nothing is known. */
export function entityVerdict(findings: EntityFindings): CheckVerdict {
  const { seen, failing, nodes, causes, checks } = findings;
  if (!seen) return 'unknown';
  return worst<CheckVerdict>([
    'pass',
    ...causes.map(({ severity }) => ofSeverity[severity]),
    ...checks.map(ofCheck),
    ...(nodes.length > 0 ? (['warn'] as const) : []),
    ...(failing > 0 ? (['fail'] as const) : []),
  ]);
}

/** A share of the whole cluster that is too large is advice to each of its components, and no failure of one. */
function ofCheck(check: {
  readonly shown: ShownVerdict;
  readonly hard: boolean;
}): CheckVerdict {
  const { shown, hard } = check;
  if (shown === 'waived') return 'pass';
  return shown === 'fail' && !hard ? 'warn' : shown;
}

/** The first thing to know, in one line. */
export function entitySummary(findings: EntityFindings): string {
  const { seen, pods, failing, nodes, nodesTotal, causes, checks } = findings;
  if (!seen) return 'The cluster is not seen now';
  const [cause] = causes;
  if (cause) return `${cause.title}: ${cause.detail}`;
  if (failing > 0) return `${failing} of ${pods} pods fail`;
  if (nodes.length > 0) {
    return `${nodes.length} of ${nodesTotal} nodes under its pods are not simply ready`;
  }
  const check = checks.find(
    ({ shown }) => shown === 'fail' || shown === 'warn',
  );
  if (check) return `Not true: ${check.title}`;
  return `${pods} pods, and nothing is wrong with what they stand on`;
}
