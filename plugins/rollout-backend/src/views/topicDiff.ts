import type {
  DeltaFrame,
  PodTuple,
  SectionDelta,
  SnapshotFrame,
} from '@pilotage/fleet-common';
import type {
  RolloutSection,
  RolloutTopic,
} from '@pilotage/plugin-rollout-common';
import type { TopicView } from './TopicRenderer';
import type { SectionView } from './workloadView';

/** A delta without its number, time and dictionary, which the topic adds. */
export type TopicDelta = Pick<
  DeltaFrame<RolloutSection, RolloutTopic>,
  'topic' | 'sections' | 'removed'
>;

/** What changed between two views, or `undefined` when nothing did. */
export function topicDiff(
  before: TopicView,
  after: TopicView,
): TopicDelta | undefined {
  const sections: SectionDelta<RolloutSection>[] = [];
  for (const [key, view] of after.sections) {
    const delta = sectionDiff(before.sections.get(key), view);
    if (delta) sections.push(delta);
  }
  const removed = [...before.sections.keys()].filter(
    key => !after.sections.has(key),
  );
  const topic = same(before.topic, after.topic) ? undefined : after.topic;
  if (!topic && sections.length === 0 && removed.length === 0) return undefined;
  return {
    ...(topic ? { topic } : {}),
    ...(sections.length > 0 ? { sections } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  };
}

/** Sections of a snapshot, in the order of the view. */
export function snapshotSections(
  view: TopicView,
): SnapshotFrame<RolloutSection, RolloutTopic>['sections'] {
  return [...view.sections.values()].map(({ key, section, pods }) => ({
    key,
    section,
    pods: [...pods.values()],
  }));
}

function sectionDiff(
  before: SectionView<RolloutSection> | undefined,
  after: SectionView<RolloutSection>,
): SectionDelta<RolloutSection> | undefined {
  if (before === after) return undefined;
  const upserts: PodTuple[] = [];
  for (const [id, tuple] of after.pods) {
    const old = before?.pods.get(id);
    if (!old || !sameTuple(old, tuple)) upserts.push(tuple);
  }
  const removals: number[] = [];
  if (before) {
    for (const id of before.pods.keys()) {
      if (!after.pods.has(id)) removals.push(id);
    }
  }
  const section =
    before && same(before.section, after.section) ? undefined : after.section;
  if (!section && upserts.length === 0 && removals.length === 0) {
    return undefined;
  }
  return {
    key: after.key,
    ...(section ? { section } : {}),
    ...(upserts.length > 0 ? { upserts } : {}),
    ...(removals.length > 0 ? { removals } : {}),
  };
}

function sameTuple(a: PodTuple, b: PodTuple): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

// Both sides are plain data built by the same code, so equal values have equal text.
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
