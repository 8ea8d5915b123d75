import {
  type NodeCell,
  type NodePool,
  type NodeState,
  nodeStates,
  type NodeTransition,
} from '@pilotage/plugin-cluster-health-common';
import { before } from './recordCluster';

export function recordNode(
  name: string,
  state: NodeState = 'ready',
  overrides: {
    readonly zone?: string;
    readonly pods?: number;
    readonly reason?: string;
  } = {},
): NodeCell {
  const { zone = 'a', pods = 31, reason = '' } = overrides;
  return [name, zone, nodeStates.indexOf(state), pods, reason];
}

const reasons: Partial<Record<NodeState, string>> = {
  cordoned: 'cordoned by kured',
  pressure: 'MemoryPressure',
  'cordoned-no-owner': 'cordoned, nobody says why',
  unknown: 'no heartbeat for 50 s',
  'not-ready': 'kubelet stopped posting node status',
};

/** Many nodes in three zones, some of them in trouble. */
export function recordPool(
  pool: string,
  total: number,
  trouble: Partial<Record<NodeState, number>> = {},
): NodePool {
  const states = Object.entries(trouble).flatMap(([state, count]) =>
    Array.from({ length: count }, () => state as NodeState),
  );
  const cells = Array.from({ length: total }, (_, index) => {
    // Spread over the pool, as trouble is.
    const state = index % 37 === 0 ? states[index / 37] : undefined;
    const reason = state && reasons[state];
    return recordNode(
      `${pool}-${String(index + 1).padStart(4, '0')}`,
      state ?? 'ready',
      {
        zone: ['a', 'b', 'c'][index % 3] ?? 'a',
        pods: 12 + (index % 24),
        ...(reason ? { reason } : {}),
      },
    );
  });
  return { pool, cells };
}

export function recordTransition(
  node: string,
  overrides: Partial<NodeTransition> = {},
): NodeTransition {
  return {
    cluster: 'prod-us',
    node,
    uid: `uid-${node}`,
    from: 'online',
    to: 'offline',
    reason: 'kubelet stopped posting node status',
    at: before(20 * 60_000),
    ...overrides,
  };
}

export const recordedTransitions: readonly NodeTransition[] = [
  recordTransition('general-0112'),
  recordTransition('gpu-0007', {
    from: 'offline',
    to: 'gone',
    reason: 'the node was deleted',
    at: before(3 * 60 * 60_000),
  }),
  recordTransition('gpu-0007', { at: before(4 * 60 * 60_000) }),
  recordTransition('general-0201', {
    from: 'offline',
    to: 'online',
    reason: 'ready again',
    at: before(26 * 60 * 60_000),
  }),
];
