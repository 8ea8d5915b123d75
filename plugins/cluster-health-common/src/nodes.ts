/** State of a node as the heat map colours it, the worst last. @public */
export const nodeStates = [
  'ready',
  'cordoned',
  'pressure',
  'cordoned-no-owner',
  'unknown',
  'not-ready',
] as const;

/** @public */
export type NodeState = (typeof nodeStates)[number];

/**
 * One node on the wire: `[name, zone, state, podCount, reason]`; `state` is an index into {@link nodeStates}.
 * Thousands of them travel at once.
 *
 * @public
 */
export type NodeCell = readonly [
  name: string,
  zone: string,
  state: number,
  pods: number,
  reason: string,
];

/** Nodes of one pool. @public */
export interface NodePool {
  /** Empty when the nodes do not tell. */
  readonly pool: string;
  readonly cells: readonly NodeCell[];
}
