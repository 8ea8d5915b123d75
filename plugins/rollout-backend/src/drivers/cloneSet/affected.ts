import type { JsonRecord } from '../shared/json';
import type { PodTally } from '../shared/podTally';
import { sameRevision } from '../shared/revisionLabel';
import type { Revision } from '../shared/revisions';
import { podsOfRevision } from '../shared/revisions';
import { sameValue } from '../shared/sameValue';
import type { Intended } from './intent';
import { partitionPods } from './partition';
import type { CloneSet } from './readCloneSet';

/** Which pods a change reaches. Numbers count pods. */
export interface Affected {
  /** Name of the revision the change leads to; empty when the controller has yet to make it. */
  readonly target: string;
  /** Pods that run it already. */
  readonly updated: number;
  /** How many shall run it. */
  readonly expected: number;
  /** Pods that will change. */
  readonly pods: number;
  readonly podsLeftOld: number;
  /** Templates of the pods that may be chosen; `undefined` for a revision that is not recorded. */
  readonly oldTemplates: readonly (JsonRecord | undefined)[];
}

/**
 * Follows the controller: pods are brought to the target until the partition is met. A template that equals a recorded
 * revision is that revision again, and pods that still run it need no change.
 */
export function affectedPods(
  cloneSet: CloneSet,
  revisions: readonly Revision[],
  tally: PodTally,
  intent: Intended,
): Affected {
  const target = targetRevision(cloneSet, revisions, intent.template);
  const updated = target === '' ? 0 : podsOfRevision(target, tally.byRevision);
  const { replicas } = cloneSet;
  const expected = replicas - partitionPods(intent.partition, replicas);
  const held = intent.paused || cloneSet.strategy.type === 'on-delete';
  const pods = held ? 0 : Math.max(expected - updated, 0);
  return {
    target,
    updated,
    expected,
    pods,
    podsLeftOld: Math.max(replicas - updated - pods, 0),
    oldTemplates: [...tally.byRevision.keys()]
      .filter(label => !sameRevision(label, target))
      .map(label => templateOf(label, cloneSet, revisions)),
  };
}

function targetRevision(
  cloneSet: CloneSet,
  revisions: readonly Revision[],
  template: JsonRecord,
): string {
  if (cloneSet.observed && sameValue(template, cloneSet.template)) {
    return cloneSet.updateRevision;
  }
  return (
    revisions.find(revision => sameValue(revision.template, template))?.name ??
    ''
  );
}

function templateOf(
  label: string,
  cloneSet: CloneSet,
  revisions: readonly Revision[],
): JsonRecord | undefined {
  const recorded = revisions.find(({ name }) => sameRevision(name, label));
  if (recorded) return recorded.template;
  // Revisions that nobody may read are not revisions that are lost.
  return revisions.length === 0 ? cloneSet.template : undefined;
}
