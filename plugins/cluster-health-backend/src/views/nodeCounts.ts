import type { NodeRow } from '@pilotage/fleet-node';
import type { NodeCounts } from '@pilotage/plugin-cluster-health-common';
import { cordonOwner } from '../checks/shared/cordonOwner';
import { isReady, pressures } from '../checks/shared/nodes';

/** Nodes of a cluster in numbers. A node may count more than once: a cordoned one can be ready. */
export function nodeCounts(nodes: readonly NodeRow[]): NodeCounts {
  const count = (is: (node: NodeRow) => boolean) => nodes.filter(is).length;
  return {
    total: nodes.length,
    ready: count(isReady),
    cordoned: count(({ cordoned }) => cordoned),
    cordonedWithoutOwner: count(node => node.cordoned && !cordonOwner(node)),
    underPressure: count(node => pressures(node).length > 0),
  };
}
