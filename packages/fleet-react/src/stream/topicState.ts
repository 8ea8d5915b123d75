import type { PodTuple } from '@pilotage/fleet-common';

/**
 * What a live topic shows now. Immutable: a section that did not change keeps its identity, so that memoised
 * components skip it.
 *
 * @public
 */
export interface TopicState<TSection, TTopic> {
  /** Number of the last frame that is contained. */
  readonly seq: number;
  readonly topic: TTopic;
  /** Strings the pod tuples point to; only ever appended to between two snapshots. */
  readonly dictionary: readonly string[];
  /** By section key, in the order of the snapshot. */
  readonly sections: ReadonlyMap<string, SectionState<TSection>>;
}

/** One section with its pods by id. @public */
export interface SectionState<TSection> {
  readonly key: string;
  readonly section: TSection;
  readonly pods: ReadonlyMap<number, PodTuple>;
}
