/**
 * Share of time in which nodes were online, from stored transitions. A node that was seen stays in the divisor until
 * somebody retires it, so deleting a dead node never raises the rate. Time in which we did not watch is in neither sum.
 *
 * @public
 */
export interface OnlineRate {
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  /** 0 to 1; `undefined` when nothing was observed. */
  readonly rate: number | undefined;
  /** Observed time ÷ expected time, 0 to 1. Below 0.99 the rate must be shown as doubtful. */
  readonly coverage: number;
  /** Nodes in the divisor, and those of them that no longer exist. */
  readonly nodes: number;
  readonly gone: number;
}

/** @public */
export type NodeOnlineState = 'online' | 'offline' | 'gone' | 'unobserved';

/** One stored transition of a node. @public */
export interface NodeTransition {
  readonly cluster: string;
  readonly node: string;
  readonly uid: string;
  readonly from: NodeOnlineState;
  readonly to: NodeOnlineState;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
