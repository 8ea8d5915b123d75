import { useT } from '../../hooks/useT';
import type { ShownNode } from '../../model/nodeGroups';

/** A node in one sentence: name, state, reason, pods. */
export function useNodeText(): (node: ShownNode) => string {
  const t = useT();
  return node =>
    [
      node.name,
      t(`nodeState.${node.state}`),
      ...(node.reason ? [node.reason] : []),
      t('nodes.pods', { count: node.pods }),
    ].join(', ');
}
