import type {
  NodeOnlineState,
  NodeTransition,
} from '@pilotage/plugin-cluster-health-common';
import type { Knex } from 'knex';
import type { NodeMove, StoredNode } from '../availability/nodeMoves';
import type { NodeHistory } from '../availability/onlineTime';

interface NodeRecord {
  readonly cluster: string;
  readonly uid: string;
  readonly name: string;
  readonly state: NodeOnlineState;
  readonly state_at: number | string;
  readonly first_seen: number | string;
  readonly expected_until: number | string | null;
}

interface TransitionRecord {
  readonly cluster: string;
  readonly uid: string;
  readonly node: string;
  readonly from_state: NodeOnlineState;
  readonly to_state: NodeOnlineState;
  readonly reason: string;
  readonly at: number | string;
}

/** The tables of nodes and of their transitions. */
export class NodeStore {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** By uid. */
  async list(cluster: string): Promise<ReadonlyMap<string, StoredNode>> {
    const rows = await this.#knex<NodeRecord>('nodes').where({ cluster });
    return new Map(rows.map(row => [row.uid, nodeOf(row)]));
  }

  /** Writes one move down, if the node is still in the state it moves from: of several writers one succeeds. */
  async move(cluster: string, move: NodeMove, at: number): Promise<void> {
    await this.#knex.transaction(async trx => {
      if (!(await changeState(trx, cluster, move, at))) return;
      await trx<TransitionRecord>('node_transitions').insert({
        cluster,
        uid: move.uid,
        node: move.name,
        from_state: move.from,
        to_state: move.to,
        reason: move.reason,
        at,
      });
      if (move.replaces.length === 0) return;
      await trx<NodeRecord>('nodes')
        .where({ cluster })
        .whereIn('uid', move.replaces)
        .whereNull('expected_until')
        .update({ expected_until: at });
    });
  }

  /**
   * Takes a node that is gone out of the sums from when it went.
   *
   * @returns false when there is no such node, or it is not gone, or somebody did it already.
   */
  async retire(cluster: string, uid: string): Promise<boolean> {
    const changed = await this.#knex<NodeRecord>('nodes')
      .where({ cluster, uid, state: 'gone' })
      .whereNull('expected_until')
      .update({ expected_until: this.#knex.ref('state_at') as never });
    return changed === 1;
  }

  /** All nodes of a cluster that were expected after `from`, with their transitions since. */
  async histories(cluster: string, from: number): Promise<NodeHistory[]> {
    const [nodes, transitions] = await Promise.all([
      this.#knex<NodeRecord>('nodes')
        .where({ cluster })
        .where(expected =>
          expected
            .whereNull('expected_until')
            .orWhere('expected_until', '>', from),
        ),
      this.#knex<TransitionRecord>('node_transitions')
        .where({ cluster })
        .where('at', '>=', from)
        .orderBy(['at', 'id']),
    ]);
    const byUid = new Map<string, NodeHistory['transitions'][number][]>();
    for (const { uid, from_state, to_state, at } of transitions) {
      const known = byUid.get(uid) ?? [];
      known.push({ from: from_state, to: to_state, at: Number(at) });
      byUid.set(uid, known);
    }
    return nodes.map(row => ({
      ...nodeOf(row),
      transitions: byUid.get(row.uid) ?? [],
    }));
  }

  /** The newest first. */
  async transitions(
    cluster: string,
    options: { readonly since: number; readonly limit: number },
  ): Promise<NodeTransition[]> {
    const rows = await this.#knex<TransitionRecord>('node_transitions')
      .where({ cluster })
      .where('at', '>=', options.since)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(options.limit);
    return rows.map(row => ({
      cluster: row.cluster,
      node: row.node,
      uid: row.uid,
      from: row.from_state,
      to: row.to_state,
      reason: row.reason,
      at: Number(row.at),
    }));
  }

  /** Forgets transitions, and nodes nobody has expected since. */
  async forget(before: number): Promise<void> {
    await this.#knex<TransitionRecord>('node_transitions')
      .where('at', '<', before)
      .delete();
    await this.#knex<NodeRecord>('nodes')
      .where('expected_until', '<', before)
      .delete();
  }
}

async function changeState(
  trx: Knex.Transaction,
  cluster: string,
  move: NodeMove,
  at: number,
): Promise<boolean> {
  const { uid, name, from, to } = move;
  if (from !== 'unobserved') {
    const changed = await trx<NodeRecord>('nodes')
      .where({ cluster, uid, state: from })
      .update({ state: to, state_at: at });
    return changed === 1;
  }
  const inserted = await trx<NodeRecord>('nodes')
    .insert({
      cluster,
      uid,
      name,
      state: to,
      state_at: at,
      first_seen: at,
      expected_until: null,
    })
    .onConflict(['cluster', 'uid'])
    .ignore()
    .returning('uid');
  return inserted.length === 1;
}

function nodeOf(row: NodeRecord): StoredNode {
  return {
    uid: row.uid,
    name: row.name,
    state: row.state,
    stateAt: Number(row.state_at),
    firstSeen: Number(row.first_seen),
    ...(row.expected_until === null
      ? {}
      : { expectedUntil: Number(row.expected_until) }),
  };
}
