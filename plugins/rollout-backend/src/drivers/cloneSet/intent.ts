import type {
  RolloutChange,
  StepTarget,
} from '@pilotage/plugin-rollout-common';
import type { Edit } from '../shared/edits';
import { imageEdits } from '../shared/imageEdits';
import type { JsonRecord } from '../shared/json';
import { withImages } from '../shared/podTemplate';
import type { Refusal } from '../shared/refusals';
import { refusal } from '../shared/refusals';
import type { Revision } from '../shared/revisions';
import { sameValue } from '../shared/sameValue';
import { checkTarget } from '../shared/stepTarget';
import { templateChange } from './inPlace';
import { partitionFor } from './partition';
import type { CloneSet } from './readCloneSet';

/** What a change means for one CloneSet: the fields to write and the spec they lead to. */
export type CloneSetIntent =
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | {
      readonly type: 'intended';
      /** Empty when the change asks for nothing new. */
      readonly edits: readonly Edit[];
      readonly template: JsonRecord;
      readonly partition: unknown;
      readonly paused: boolean;
    };

/** A change that can be made. */
export type Intended = Extract<CloneSetIntent, { type: 'intended' }>;

/** Translates a change into absolute fields. Forecast and plan both follow from it, so that they cannot disagree. */
export function cloneSetIntent(
  cloneSet: CloneSet,
  revisions: readonly Revision[],
  change: RolloutChange,
): CloneSetIntent {
  if (cloneSet.deleting) return refused(refusal('being-deleted'));
  switch (change.verb) {
    case 'set-image': {
      // Not to be overlooked in silence: it would go to pods nobody meant.
      if (change.podLabels) return refused(refusal('no-pod-labels'));
      const images = imageEdits(cloneSet.template, change.images);
      if (images.type === 'refused') return images;
      return newTemplate(
        cloneSet,
        withImages(cloneSet.template, change.images),
        images.edits,
        change.firstStep,
      );
    }
    case 'rollback': {
      const revision = revisions.find(({ name }) => name === change.revision);
      if (!revision) {
        return refused(
          refusal('no-such-revision', { revision: change.revision }),
        );
      }
      const same = sameValue(revision.template, cloneSet.template);
      return newTemplate(
        cloneSet,
        revision.template,
        same ? [] : [{ path: '/spec/template', value: revision.template }],
        change.firstStep,
      );
    }
    case 'partition': {
      if (cloneSet.strategy.type === 'on-delete') {
        return refused(refusal('on-delete'));
      }
      const wrong = checkTarget(change.target, cloneSet.replicas);
      if (wrong) return refused(wrong);
      const partition = partitionFor(change.target, cloneSet.replicas);
      return intended(cloneSet, {
        edits: [{ path: cloneSet.paths.partition, value: partition }],
        partition,
      });
    }
    case 'promote-full':
      return cloneSet.strategy.type === 'on-delete'
        ? refused(refusal('on-delete'))
        : intended(cloneSet, {
            edits: [
              { path: cloneSet.paths.partition, value: 0 },
              ...unpause(cloneSet),
            ],
            partition: 0,
            paused: false,
          });
    case 'pause':
      return intended(cloneSet, {
        edits: [{ path: cloneSet.paths.paused, value: true }],
        paused: true,
      });
    case 'resume':
      return intended(cloneSet, {
        edits: [{ path: cloneSet.paths.paused, value: false }],
        paused: false,
      });
    default:
      return refused(
        refusal('no-such-verb', { kind: 'CloneSet', verb: change.verb }),
      );
  }
}

/** A new template goes out with its first step in one write: between two writes it would go to every pod. */
function newTemplate(
  cloneSet: CloneSet,
  template: JsonRecord,
  templateEdits: readonly Edit[],
  firstStep: StepTarget,
): CloneSetIntent {
  const wrong = checkTarget(firstStep, cloneSet.replicas);
  if (wrong) return refused(wrong);
  if (templateEdits.length === 0) return intended(cloneSet, { edits: [] });
  const change = templateChange(cloneSet.template, template);
  if (
    cloneSet.strategy.type === 'in-place-only' &&
    change.type === 'recreate'
  ) {
    return refused(refusal('in-place-only', { path: change.path }));
  }
  if (cloneSet.strategy.type === 'on-delete') {
    return intended(cloneSet, { edits: templateEdits, template });
  }
  const partition = partitionFor(firstStep, cloneSet.replicas);
  return intended(cloneSet, {
    edits: [
      ...templateEdits,
      { path: cloneSet.paths.partition, value: partition },
      ...unpause(cloneSet),
    ],
    template,
    partition,
    paused: false,
  });
}

/** Only when it is paused: else a pause right after the write would look like somebody undoing it. */
function unpause(cloneSet: CloneSet): readonly Edit[] {
  return cloneSet.strategy.paused
    ? [{ path: cloneSet.paths.paused, value: false }]
    : [];
}

function intended(
  cloneSet: CloneSet,
  change: {
    readonly edits: readonly Edit[];
    readonly template?: JsonRecord;
    readonly partition?: unknown;
    readonly paused?: boolean;
  },
): CloneSetIntent {
  return {
    type: 'intended',
    template: cloneSet.template,
    partition: cloneSet.partition,
    paused: cloneSet.strategy.paused,
    ...change,
  };
}

function refused(reason: Refusal): CloneSetIntent {
  return { type: 'refused', refusal: reason };
}
