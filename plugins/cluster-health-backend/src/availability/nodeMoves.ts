import type { NodeRow } from '@pilotage/fleet-node';
import type { NodeOnlineState } from '@pilotage/plugin-cluster-health-common';
import { conditionOf, isReady } from '../checks/shared/nodes';

/** What is stored of a node, as the recorder remembers it. */
export interface StoredNode {
  readonly uid: string;
  readonly name: string;
  readonly state: NodeOnlineState;
  readonly stateAt: number;
  readonly firstSeen: number;
  readonly expectedUntil?: number;
}

/** One thing to write down. */
export interface NodeMove {
  readonly uid: string;
  readonly name: string;
  /** `unobserved` for a node that was never seen. */
  readonly from: NodeOnlineState;
  readonly to: NodeOnlineState;
  readonly reason: string;
  /** Uids of nodes of the same name that are gone: it is the same machine, so nobody expects them any more. */
  readonly replaces: readonly string[];
}

/** What changed between the stored nodes of a cluster and those it has now. Pure. */
export function nodeMoves(
  stored: ReadonlyMap<string, StoredNode>,
  now: readonly NodeRow[],
): readonly NodeMove[] {
  const present = new Set(now.map(({ uid }) => uid));
  const expected = [...stored.values()].filter(
    ({ uid, expectedUntil }) =>
      expectedUntil === undefined && !present.has(uid),
  );
  const changed = now.flatMap((node): NodeMove[] => {
    const before = stored.get(node.uid)?.state ?? 'unobserved';
    const to: NodeOnlineState = isReady(node) ? 'online' : 'offline';
    if (before === to) return [];
    return [
      {
        uid: node.uid,
        name: node.name,
        from: before,
        to,
        reason: reasonOf(node),
        replaces:
          before === 'unobserved'
            ? expected
                .filter(({ name }) => name === node.name)
                .map(({ uid }) => uid)
            : [],
      },
    ];
  });
  const deleted = expected
    .filter(({ state }) => state !== 'gone')
    .map(
      ({ uid, name, state }): NodeMove => ({
        uid,
        name,
        from: state,
        to: 'gone',
        reason: 'the Node object is gone',
        replaces: [],
      }),
    );
  // Deletions first: a machine that came back as a new Node takes the place of one that is gone.
  return [...deleted, ...changed];
}

function reasonOf(node: NodeRow): string {
  const ready = conditionOf(node, 'Ready');
  return ready
    ? ready.reason || `Ready is ${ready.status}`
    : 'no condition Ready';
}
