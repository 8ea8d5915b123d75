import type { PodTuple } from './podWire';

/**
 * Frames of one live topic, sent as server-sent events: first a snapshot, then deltas with consecutive
 * sequence numbers. A client that sees a gap, or is told `reset`, asks again with its last number and gets
 * the missing deltas from a short ring, else a new snapshot.
 *
 * `TSection` and `TTopic` are what the topic shows besides pods: small, replaced as a whole when they change.
 *
 * @public
 */
export type StreamFrame<TSection, TTopic> =
  | SnapshotFrame<TSection, TTopic>
  | DeltaFrame<TSection, TTopic>
  | HeartbeatFrame
  | EndFrame;

/** Everything the page needs to draw. @public */
export interface SnapshotFrame<TSection, TTopic> {
  readonly type: 'snapshot';
  readonly seq: number;
  /** Server time in milliseconds, to show ages without trusting the browser's clock. */
  readonly at: number;
  readonly topic: TTopic;
  /** Strings the pod tuples point to; entry 0 is the empty string. */
  readonly dictionary: readonly string[];
  readonly sections: readonly SectionSnapshot<TSection>[];
}

/** One workload on one cluster. @public */
export interface SectionSnapshot<TSection> {
  /** `stringifyWorkloadRef` of the workload. */
  readonly key: string;
  readonly section: TSection;
  readonly pods: readonly PodTuple[];
}

/** What changed since the frame before. @public */
export interface DeltaFrame<TSection, TTopic> {
  readonly type: 'delta';
  readonly seq: number;
  readonly at: number;
  /** Set when it changed. */
  readonly topic?: TTopic;
  /** Appended to the dictionary. */
  readonly dictionary?: readonly string[];
  readonly sections?: readonly SectionDelta<TSection>[];
  /** Keys of sections that are gone. */
  readonly removed?: readonly string[];
}

/** Change of one section. A key not seen before adds the section. @public */
export interface SectionDelta<TSection> {
  readonly key: string;
  /** Set when anything but the pods changed. */
  readonly section?: TSection;
  /** Pods added or changed, whole tuples. */
  readonly upserts?: readonly PodTuple[];
  /** Ids of pods that are gone. */
  readonly removals?: readonly number[];
}

/** Sent when nothing changed for a while, so that both sides notice a dead line. @public */
export interface HeartbeatFrame {
  readonly type: 'heartbeat';
  readonly seq: number;
  readonly at: number;
}

/** The server ends the stream and says why; `retry` false means: do not come back by yourself. @public */
export interface EndFrame {
  readonly type: 'end';
  readonly reason: string;
  readonly retry: boolean;
}
