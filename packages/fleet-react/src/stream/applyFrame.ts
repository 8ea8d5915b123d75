import type {
  DeltaFrame,
  PodTuple,
  SectionDelta,
  SnapshotFrame,
  StreamFrame,
} from '@pilotage/fleet-common';
import { podColumn } from '@pilotage/fleet-common';
import type { SectionState, TopicState } from './topicState';

/**
 * What a frame did to the state. After a `gap` the state is still true as of its `seq`; the client asks again
 * with that number.
 *
 * @public
 */
export type FrameResult<TSection, TTopic> =
  | { readonly type: 'applied'; readonly state: TopicState<TSection, TTopic> }
  | { readonly type: 'unchanged' }
  | { readonly type: 'gap' }
  | {
      readonly type: 'ended';
      readonly reason: string;
      readonly retry: boolean;
    };

/**
 * Applies one frame of a live topic. Pure: `state` is never changed.
 *
 * @public
 */
export function applyFrame<TSection, TTopic>(
  state: TopicState<TSection, TTopic> | undefined,
  frame: StreamFrame<TSection, TTopic>,
): FrameResult<TSection, TTopic> {
  switch (frame.type) {
    case 'snapshot':
      return { type: 'applied', state: fromSnapshot(frame) };
    case 'delta':
      return applyDelta(state, frame);
    case 'heartbeat':
      // A heartbeat ahead of us means that a delta was lost on the way.
      return state && frame.seq > state.seq
        ? { type: 'gap' }
        : { type: 'unchanged' };
    case 'end':
      return { type: 'ended', reason: frame.reason, retry: frame.retry };
    default:
      // A newer server may send frames this client does not know.
      return { type: 'unchanged' };
  }
}

function fromSnapshot<TSection, TTopic>(
  frame: SnapshotFrame<TSection, TTopic>,
): TopicState<TSection, TTopic> {
  return {
    seq: frame.seq,
    topic: frame.topic,
    dictionary: frame.dictionary,
    sections: new Map(
      frame.sections.map(({ key, section, pods }) => [
        key,
        { key, section, pods: indexPods(pods) },
      ]),
    ),
  };
}

function applyDelta<TSection, TTopic>(
  state: TopicState<TSection, TTopic> | undefined,
  frame: DeltaFrame<TSection, TTopic>,
): FrameResult<TSection, TTopic> {
  if (!state) return { type: 'gap' };
  // Replayed from the ring after a reconnect: already contained.
  if (frame.seq <= state.seq) return { type: 'unchanged' };
  if (frame.seq !== state.seq + 1) return { type: 'gap' };

  let sections = state.sections;
  if (frame.sections?.length || frame.removed?.length) {
    const next = new Map(state.sections);
    for (const key of frame.removed ?? []) next.delete(key);
    for (const delta of frame.sections ?? []) {
      const section = applySection(next.get(delta.key), delta);
      if (!section) return { type: 'gap' };
      next.set(delta.key, section);
    }
    sections = next;
  }
  return {
    type: 'applied',
    state: {
      seq: frame.seq,
      topic: frame.topic ?? state.topic,
      dictionary: frame.dictionary?.length
        ? [...state.dictionary, ...frame.dictionary]
        : state.dictionary,
      sections,
    },
  };
}

function applySection<TSection>(
  before: SectionState<TSection> | undefined,
  delta: SectionDelta<TSection>,
): SectionState<TSection> | undefined {
  const section = delta.section ?? before?.section;
  if (section === undefined) return undefined;
  return {
    key: delta.key,
    section,
    pods: applyPods(before?.pods, delta),
  };
}

function applyPods(
  before: ReadonlyMap<number, PodTuple> | undefined,
  delta: Pick<SectionDelta<unknown>, 'upserts' | 'removals'>,
): ReadonlyMap<number, PodTuple> {
  if (before && !delta.upserts?.length && !delta.removals?.length) {
    return before;
  }
  const pods = new Map(before);
  for (const id of delta.removals ?? []) pods.delete(id);
  for (const pod of delta.upserts ?? []) pods.set(podId(pod), pod);
  return pods;
}

function indexPods(pods: readonly PodTuple[]): ReadonlyMap<number, PodTuple> {
  return new Map(pods.map(pod => [podId(pod), pod]));
}

function podId(pod: PodTuple): number {
  return pod[podColumn.id] ?? 0;
}
