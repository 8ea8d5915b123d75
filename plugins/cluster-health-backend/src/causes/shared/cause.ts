import type {
  AffectedObject,
  CauseKind,
} from '@pilotage/plugin-cluster-health-common';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import type { FoundCause } from '../foundCause';

const maxAffected = 20;

/** What a cause says; the rest follows from the cluster. */
export interface CauseDraft
  extends Pick<
    FoundCause,
    'severity' | 'title' | 'detail' | 'params' | 'unit' | 'suggestion'
  > {
  readonly kind: CauseKind;
  /** What distinguishes it from others of its kind, the same on every cluster. */
  readonly parts: readonly string[];
  /** All objects it shows on. */
  readonly affected: readonly AffectedObject[];
  readonly evidence?: FoundCause['evidence'];
  readonly owner?: { readonly entityRef: string; readonly owner?: string };
}

/** Completes a cause for the cluster these facts are about. */
export function cause(
  facts: ClusterFacts,
  { parts, affected, evidence = [], owner, ...draft }: CauseDraft,
): FoundCause {
  const cluster = facts.cluster.name;
  return {
    ...draft,
    key: [draft.kind, ...parts].join('/'),
    clusters: [
      {
        name: cluster,
        count: affected.length,
        current: facts.condition.state === 'live',
      },
    ],
    count: affected.length,
    affected: affected
      .slice(0, maxAffected)
      .map(object => ({ ...object, cluster })),
    evidence,
    ...(owner ? { entityRef: owner.entityRef } : {}),
    ...(owner?.owner ? { owner: owner.owner } : {}),
  };
}
