import type { NodeCondition, NodeRow } from '@pilotage/fleet-node';
import { testNow } from './testNow';

const day = 24 * 60 * 60 * 1000;

/** A condition of a node that changed a day ago and was confirmed a minute ago. @public */
export function nodeCondition(
  type: string,
  status: NodeCondition['status'],
  more: Partial<NodeCondition> = {},
): NodeCondition {
  return {
    type,
    status,
    reason: `${type}Is${status}`,
    message: '',
    changedAt: testNow - day,
    heartbeatAt: testNow - 60_000,
    ...more,
  };
}

/** The conditions every kubelet reports, all of them good. @public */
export const healthyConditions: readonly NodeCondition[] = [
  nodeCondition('MemoryPressure', 'False'),
  nodeCondition('DiskPressure', 'False'),
  nodeCondition('PIDPressure', 'False'),
  nodeCondition('Ready', 'True', { reason: 'KubeletReady' }),
];

/**
 * A ready worker with 4 cores, 16 GiB and room for 110 pods.
 *
 * @param name - name of the node.
 * @param more - what differs.
 * @public
 */
export function nodeRow(name: string, more: Partial<NodeRow> = {}): NodeRow {
  const resources = {
    cpuMilli: 4_000,
    memoryBytes: 16 * 1024 ** 3,
    pods: 110,
    extended: {},
  };
  return {
    uid: `Node/${name}`,
    name,
    zone: 'zone-a',
    pool: 'workers',
    labels: {},
    annotations: {},
    roles: [],
    conditions: healthyConditions,
    cordoned: false,
    taints: [],
    capacity: resources,
    allocatable: resources,
    kubeletVersion: 'v1.34.2',
    osImage: 'Debian GNU/Linux 12 (bookworm)',
    kernelVersion: '6.1.0',
    containerRuntime: 'containerd://2.1.4',
    createdAt: testNow - 30 * day,
    deleting: false,
    ...more,
  };
}

/** The node with one condition replaced or added; it comes first, so that no check can rely on positions. @public */
export function withCondition(
  node: NodeRow,
  condition: NodeCondition,
): NodeRow {
  return {
    ...node,
    conditions: [
      condition,
      ...node.conditions.filter(other => other.type !== condition.type),
    ],
  };
}
