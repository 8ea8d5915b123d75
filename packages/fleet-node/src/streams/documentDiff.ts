import type { DeltaFrame } from '@pilotage/fleet-common';

/** What a document shows. @public */
export interface LiveView<TSection, TTopic> {
  readonly topic: TTopic;
  /** By key. */
  readonly sections: ReadonlyMap<string, TSection>;
}

/** What is to be told of the way from one view to the next; `undefined` for nothing. Only what reads differently counts. */
export function documentDiff<TSection, TTopic>(
  before: LiveView<TSection, TTopic>,
  after: LiveView<TSection, TTopic>,
):
  | Pick<DeltaFrame<TSection, TTopic>, 'topic' | 'sections' | 'removed'>
  | undefined {
  const sections = [...after.sections].flatMap(([key, section]) =>
    same(before.sections.get(key), section) ? [] : [{ key, section }],
  );
  const removed = [...before.sections.keys()].filter(
    key => !after.sections.has(key),
  );
  const topic = !same(before.topic, after.topic);
  if (!topic && sections.length === 0 && removed.length === 0) return undefined;
  return {
    ...(topic ? { topic: after.topic } : {}),
    ...(sections.length > 0 ? { sections } : {}),
    ...(removed.length > 0 ? { removed } : {}),
  };
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
