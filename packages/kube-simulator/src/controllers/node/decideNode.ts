import type { Lease, Node, NodeCondition, Taint } from '../kinds/node';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import type { Action, Decision } from '../runtime/actions';
import { isReady, withCondition } from '../shared/podState';
import { fromTime, toTime } from '../../apimachinery/time';

/** `--node-monitor-grace-period`, 50 s since Kubernetes 1.32. */
const monitorGraceMs = 50_000;

const unreachable = 'node.kubernetes.io/unreachable';
const kubeletConditions = [
  'Ready',
  'MemoryPressure',
  'DiskPressure',
  'PIDPressure',
];

interface NodeSnapshot {
  readonly node: Node;
  /** The node's Lease in kube-node-lease. */
  readonly lease: Lease | undefined;
  /** Pods on the node; asked for only when it has fallen silent. */
  readonly pods: () => readonly Pod[];
}

/**
 * A node whose kubelet is silent is no longer trusted: its conditions become Unknown, it is tainted, its pods
 * lose Ready. When the kubelet says Ready again, the taints go. Pods are not evicted from silent nodes.
 */
export function decideNode(
  { node, lease, pods }: NodeSnapshot,
  { now }: { readonly now: number },
): Decision {
  const ready = node.status?.conditions?.find(({ type }) => type === 'Ready');
  const heartbeat = Math.max(
    fromTime(lease?.spec?.renewTime),
    fromTime(ready?.lastHeartbeatTime),
    fromTime(node.metadata.creationTimestamp),
  );
  const silentForMs = now - heartbeat;
  if (silentForMs <= monitorGraceMs) {
    const actions =
      ready?.status === 'True' ? withoutUnreachableTaints(node) : [];
    return { actions, requeueAfterMs: monitorGraceMs - silentForMs + 1 };
  }
  const isKnown =
    ready?.status === 'Unknown' &&
    (node.spec?.taints ?? []).some(({ key }) => key === unreachable);
  return { actions: isKnown ? [] : declareUnreachable(node, pods(), now) };
}

function declareUnreachable(
  node: Node,
  pods: readonly Pod[],
  now: number,
): readonly Action[] {
  const time = toTime(now);
  const conditions: readonly NodeCondition[] = node.status?.conditions ?? [];
  const unknown = conditions.map(condition =>
    kubeletConditions.includes(condition.type) && condition.status !== 'Unknown'
      ? {
          ...condition,
          status: 'Unknown' as const,
          reason: 'NodeStatusUnknown',
          message: 'Kubelet stopped posting node status.',
          lastTransitionTime: time,
        }
      : condition,
  );
  const taints: readonly Taint[] = [
    ...(node.spec?.taints ?? []).filter(({ key }) => key !== unreachable),
    { key: unreachable, effect: 'NoSchedule', timeAdded: time },
    { key: unreachable, effect: 'NoExecute', timeAdded: time },
  ];
  return [
    {
      verb: 'updateStatus',
      resource: resources.nodes,
      object: { ...node, status: { ...node.status, conditions: unknown } },
    },
    {
      verb: 'update',
      resource: resources.nodes,
      object: { ...node, spec: { ...node.spec, taints } },
    },
    {
      verb: 'event',
      about: node,
      type: 'Normal',
      reason: 'NodeNotReady',
      message: `Node ${node.metadata.name} status is now: NodeNotReady`,
    },
    ...pods.filter(isReady).flatMap(pod => markPodNotReady(pod, time)),
  ];
}

function markPodNotReady(pod: Pod, time: string): readonly Action[] {
  return [
    {
      verb: 'updateStatus',
      resource: resources.pods,
      object: withCondition(pod, {
        type: 'Ready',
        status: 'False',
        lastTransitionTime: time,
      }),
    },
    {
      verb: 'event',
      about: pod,
      type: 'Warning',
      reason: 'NodeNotReady',
      message: 'Node is not ready',
    },
  ];
}

function withoutUnreachableTaints(node: Node): readonly Action[] {
  const taints = node.spec?.taints ?? [];
  const others = taints.filter(({ key }) => key !== unreachable);
  if (others.length === taints.length) return [];
  const { taints: _, ...spec } = node.spec ?? {};
  return [
    {
      verb: 'update',
      resource: resources.nodes,
      object: {
        ...node,
        spec: others.length === 0 ? spec : { ...spec, taints: others },
      },
    },
  ];
}
