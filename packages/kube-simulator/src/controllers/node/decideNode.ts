import type { Lease, Node, NodeCondition } from '../kinds/node';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import type { Action, Decision } from '../runtime/actions';
import { isReady, withCondition } from '../shared/podState';
import { fromTime, toTime } from '../../apimachinery/time';
import { rightTaints } from './nodeTaints';
import { evictByTaints } from './taintEviction';

/** `--node-monitor-grace-period`, 50 s since Kubernetes 1.32. */
const monitorGraceMs = 50_000;

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
 * A node whose kubelet is silent is no longer trusted: its conditions become Unknown, its pods lose Ready. Taints follow
 * conditions and cordon, and pods leave a node that stays lost.
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
  if (silentForMs > monitorGraceMs && ready?.status !== 'Unknown') {
    // Its own change of the node brings the controller back for the rest.
    return { actions: declareUnknown(node, pods(), now) };
  }
  const right = rightTaints(node, toTime(now));
  const eviction = evictByTaints(right ?? node.spec?.taints ?? [], pods, now);
  const looks = [
    ...(silentForMs > monitorGraceMs ? [] : [monitorGraceMs - silentForMs + 1]),
    ...(eviction.requeueAfterMs === undefined ? [] : [eviction.requeueAfterMs]),
  ];
  return {
    actions: [...taintActions(node, now), ...eviction.actions],
    ...(looks.length > 0 ? { requeueAfterMs: Math.min(...looks) } : {}),
  };
}

function declareUnknown(
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
  const lost: Node = {
    ...node,
    status: { ...node.status, conditions: unknown },
  };
  return [
    { verb: 'updateStatus', resource: resources.nodes, object: lost },
    ...taintActions(lost, now),
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

function taintActions(node: Node, now: number): readonly Action[] {
  const taints = rightTaints(node, toTime(now));
  if (!taints) return [];
  const { taints: _, ...spec } = node.spec ?? {};
  return [
    {
      verb: 'update',
      resource: resources.nodes,
      object: {
        ...node,
        spec: taints.length === 0 ? spec : { ...spec, taints },
      },
    },
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
