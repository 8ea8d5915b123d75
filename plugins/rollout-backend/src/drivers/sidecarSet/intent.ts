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
import { sameValue } from '../shared/sameValue';
import { checkTarget } from '../shared/stepTarget';
import type { SidecarContents } from './contents';
import { contentsFields, contentsOf } from './contents';
import { customVersionPath } from './marks';
import type { SidecarSet } from './readSidecarSet';
import { sidecarSetPaths as paths } from './readSidecarSet';
import type { SidecarRevision } from './revisions';
import { moveEdits, stepEdits } from './step';

/** What a change means for one SidecarSet: the fields to write and what they lead to. */
export type SidecarSetIntent =
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | Intended;

/** A change that can be made. */
export interface Intended {
  readonly type: 'intended';
  /** Empty when the change asks for nothing new. */
  readonly edits: readonly Edit[];
  readonly contents: SidecarContents;
  readonly partition: unknown;
  readonly selector: JsonRecord | undefined;
  readonly paused: boolean;
  readonly maxUnavailable: unknown;
  readonly injectionPaused: boolean;
}

/** Translates a change into absolute fields. Forecast and plan both follow from it, so that they cannot disagree. */
export function sidecarSetIntent(
  sidecarSet: SidecarSet,
  revisions: readonly SidecarRevision[],
  change: RolloutChange,
): SidecarSetIntent {
  if (sidecarSet.deleting) return refused('being-deleted');
  switch (change.verb) {
    case 'set-image': {
      const images = imageEdits(sidecarSet.contents, change.images, '');
      if (images.type === 'refused') return images;
      return newContents(sidecarSet, change, {
        contents: contentsOf(
          withImages(sidecarSet.contents, change.images).spec as JsonRecord,
        ),
        edits: images.edits,
      });
    }
    case 'rollback': {
      const revision = revisions.find(({ name }) => name === change.revision);
      return revision
        ? newContents(sidecarSet, change, {
            contents: revision.template,
            edits: rollbackEdits(sidecarSet, revision),
          })
        : refused('no-such-revision', { revision: change.revision });
    }
    case 'partition': {
      if (sidecarSet.notUpdate) return refused('not-update');
      return moved(sidecarSet, { firstStep: change.target });
    }
    case 'promote-full':
      return sidecarSet.notUpdate
        ? refused('not-update')
        : intended(sidecarSet, moveEdits(sidecarSet, 0, undefined), {
            partition: 0,
            selector: undefined,
            paused: false,
          });
    case 'select-pods': {
      if (sidecarSet.notUpdate) return refused('not-update');
      const selector = selectorOf(change.podLabels);
      // A selector beside a partition is refused by the controller's webhook.
      return intended(
        sidecarSet,
        [
          { path: paths.selector, value: selector },
          ...(selector ? [{ path: paths.partition, value: 0 }] : []),
        ],
        { selector, ...(selector ? { partition: 0 } : {}) },
      );
    }
    case 'max-unavailable':
      return limited(sidecarSet, change.target);
    case 'pause':
    case 'resume': {
      const paused = change.verb === 'pause';
      return intended(sidecarSet, [{ path: paths.paused, value: paused }], {
        paused,
      });
    }
    case 'pause-injection':
    case 'resume-injection': {
      const paused = change.verb === 'pause-injection';
      return intended(
        sidecarSet,
        [{ path: paths.injectionPaused, value: paused }],
        { injectionPaused: paused },
      );
    }
    default:
      throw new Error(`Unknown verb ${JSON.stringify(change)}`);
  }
}

/** New contents go out with their first step in one write: between two writes they would go to every pod. */
function newContents(
  sidecarSet: SidecarSet,
  change: {
    readonly firstStep: StepTarget;
    readonly podLabels?: Readonly<Record<string, string>>;
  },
  next: { readonly contents: SidecarContents; readonly edits: readonly Edit[] },
): SidecarSetIntent {
  const step = moved(sidecarSet, {
    firstStep: change.firstStep,
    selector: selectorOf(change.podLabels ?? {}),
  });
  if (step.type === 'refused') return step;
  if (next.edits.length === 0) return intended(sidecarSet, [], {});
  if (sidecarSet.notUpdate) {
    return intended(sidecarSet, next.edits, { contents: next.contents });
  }
  return {
    ...step,
    edits: [...next.edits, ...step.edits, ...unpause(sidecarSet)],
    contents: next.contents,
    paused: false,
  };
}

/** How far pods are moved. Labels said before stay in force when none are said now. */
function moved(
  sidecarSet: SidecarSet,
  goal: { readonly firstStep: StepTarget; readonly selector?: JsonRecord },
): SidecarSetIntent {
  const wrong = checkTarget(goal.firstStep, sidecarSet.matched);
  if (wrong) return { type: 'refused', refusal: wrong };
  const selector = goal.selector ?? sidecarSet.selector;
  const step = stepEdits(sidecarSet, goal.firstStep, selector);
  if (step.type === 'held-by-labels') {
    return refused(goal.selector ? 'selection-or-step' : 'pods-selected');
  }
  return intended(sidecarSet, step.edits, {
    partition: step.partition,
    selector,
  });
}

function limited(sidecarSet: SidecarSet, target: StepTarget): SidecarSetIntent {
  if (sidecarSet.notUpdate) return refused('not-update');
  const highest = target.type === 'percent' ? 100 : Infinity;
  const { value } = target;
  if (!Number.isInteger(value) || value < 1 || value > highest) {
    return refused('invalid-target', {
      expected:
        target.type === 'percent'
          ? 'a whole number of percent from 1 to 100'
          : 'a whole number of pods, at least 1',
    });
  }
  const maxUnavailable = target.type === 'percent' ? `${value}%` : value;
  return intended(
    sidecarSet,
    [{ path: paths.maxUnavailable, value: maxUnavailable }],
    { maxUnavailable },
  );
}

/** Everything the revision recorded, and the name the platform gave it, which the controller keeps on the SidecarSet. */
function rollbackEdits(
  sidecarSet: SidecarSet,
  revision: SidecarRevision,
): readonly Edit[] {
  if (sameValue(revision.template, sidecarSet.contents)) return [];
  return [
    ...contentsFields(revision.template),
    ...(revision.customVersion === ''
      ? []
      : [{ path: customVersionPath, value: revision.customVersion }]),
  ];
}

/** Only when it is paused: else a pause right after the write would look like somebody undoing it. */
function unpause(sidecarSet: SidecarSet): readonly Edit[] {
  return sidecarSet.strategy.paused
    ? [{ path: paths.paused, value: false }]
    : [];
}

function selectorOf(
  podLabels: Readonly<Record<string, string>>,
): JsonRecord | undefined {
  return Object.keys(podLabels).length === 0
    ? undefined
    : { matchLabels: podLabels };
}

function intended(
  sidecarSet: SidecarSet,
  edits: readonly Edit[],
  change: Partial<Omit<Intended, 'type' | 'edits'>>,
): Intended {
  return {
    type: 'intended',
    edits,
    contents: sidecarSet.contents,
    partition: sidecarSet.partition,
    selector: sidecarSet.selector,
    paused: sidecarSet.strategy.paused,
    maxUnavailable: sidecarSet.maxUnavailable,
    injectionPaused: sidecarSet.strategy.injection?.paused === true,
    ...change,
  };
}

function refused(...[code, params]: Parameters<typeof refusal>): {
  readonly type: 'refused';
  readonly refusal: Refusal;
} {
  return { type: 'refused', refusal: refusal(code, params) };
}
