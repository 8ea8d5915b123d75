import type { NodeTransition } from '@pilotage/plugin-cluster-health-common';

/** Nodes that no longer exist and still count in the online rate, the last gone first. */
export function goneNodes(
  transitions: readonly NodeTransition[],
): readonly NodeTransition[] {
  const last = new Map<string, NodeTransition>();
  for (const transition of transitions) {
    const known = last.get(transition.uid);
    if (!known || known.at <= transition.at) {
      last.set(transition.uid, transition);
    }
  }
  return [...last.values()]
    .filter(({ to }) => to === 'gone')
    .sort((a, b) => b.at - a.at);
}
