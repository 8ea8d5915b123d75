import type { CauseSeverity } from '@pilotage/plugin-cluster-health-common';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { notReadYet } from '../checks/shared/sight';
import { duration } from '../checks/shared/text';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

/** A first synchronisation may take this long before it is worth a word. */
const syncingMs = 2 * 60_000;

const titles: Readonly<Record<string, string>> = {
  syncing: 'The first synchronisation does not finish',
  stale: 'Nothing is heard from the cluster any more',
  unreachable: 'The cluster does not answer',
  unauthorised: 'The cluster does not know our credentials',
  forbidden: 'The cluster refuses us',
  'sign-in-required': 'The cluster is seen only by people who sign in to it',
};

/** A cluster that is not seen, or only in part: what is wrong on it beyond that cannot be known. */
export function findClusterNotSeen(facts: ClusterFacts): readonly FoundCause[] {
  const { condition } = facts;
  const { state } = condition;
  if (state === 'live') return findBlindSpots(facts);
  if (state === 'syncing' && facts.now - condition.since < syncingMs) return [];
  return [
    notSeen(facts, {
      part: state,
      // Only a cluster that does not answer may be down; the others may be fine, and we cannot tell.
      severity: state === 'unreachable' ? 'bad' : 'unknown',
      title: titles[state] ?? `The cluster is not seen: ${String(state)}`,
      detail: 'reason' in condition ? condition.reason : String(state),
    }),
  ];
}

/** A live cluster that hides its pods or nodes from us looks healthy to everybody who does not ask. */
function findBlindSpots(facts: ClusterFacts): readonly FoundCause[] {
  const hidden = (['pods', 'nodes'] as const).flatMap(name => {
    const fact = facts[name];
    return fact.state === 'known'
      ? []
      : [{ resource: name, reason: fact.reason }];
  });
  // The first read of a kind is on its way: nothing is wrong yet.
  const others = facts.sight.notReadable.filter(
    ({ reason }) => reason !== notReadYet,
  );
  return [
    ...hidden.map(({ resource, reason }) =>
      notSeen(facts, {
        part: resource,
        severity: 'unknown',
        title: `The cluster does not show its ${resource}`,
        detail: reason,
      }),
    ),
    ...(others.length
      ? [
          notSeen(facts, {
            part: 'kinds',
            severity: 'unknown',
            title: 'The cluster does not show everything that is inspected',
            detail: others.map(({ resource }) => resource).join(', '),
          }),
        ]
      : []),
  ];
}

function notSeen(
  facts: ClusterFacts,
  options: {
    readonly part: string;
    readonly severity: CauseSeverity;
    readonly title: string;
    readonly detail: string;
  },
): FoundCause {
  const { cluster, condition, sight, now } = facts;
  const { part, ...text } = options;
  const age =
    sight.lastSeen === undefined
      ? 'never'
      : `${duration(Math.max(0, now - sight.lastSeen))} ago`;
  return cause(facts, {
    ...text,
    kind: 'cluster-not-seen',
    parts: [part],
    params: { state: condition.state, part },
    unit: 'objects',
    affected: [
      {
        kind: 'Cluster',
        namespace: '',
        name: cluster.name,
        detail: `last heard from: ${age}`,
      },
    ],
    evidence: [
      { source: 'connection of this portal', value: text.detail, at: now },
    ],
    suggestion:
      'Compare the address and the account in the Kubernetes plugin’s configuration with what the cluster expects.',
  });
}
