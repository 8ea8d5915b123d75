import type { PodGroup, Workload } from '@pilotage/fleet-node';
import type { Match, MatchCandidate } from '@pilotage/plugin-rollout-node';
import { isEmptySelector, matchesLabels } from '../../guards/matchesLabels';
import { asRecord, asString } from '../shared/json';

/**
 * Which pods a SidecarSet concerns: those its selector and namespaces select, and those that carry its mark. As in the
 * controller an empty selector selects nothing.
 */
export function matchSidecarSet(
  workload: Workload,
): (candidate: MatchCandidate) => Match {
  const spec = asRecord(workload.object.spec);
  const namespace = asString(spec.namespace);
  const { name } = workload.ref;
  const selects = ({ group, namespaceLabels }: MatchCandidate) =>
    (namespace === '' || namespace === group.namespace) &&
    !isEmptySelector(spec.selector) &&
    matchesLabels(spec.selector, group.labels) &&
    matchesLabels(spec.namespaceSelector, namespaceLabels);
  return candidate => {
    if (selects(candidate)) return 'selected';
    return markOf(candidate.group, name) ? 'marked' : 'none';
  };
}

/** What the SidecarSet of this name wrote into the pods; `undefined` when it did not inject them. */
export function markOf(group: PodGroup, sidecarSet: string) {
  return group.sidecars?.sets.find(({ name }) => name === sidecarSet);
}
