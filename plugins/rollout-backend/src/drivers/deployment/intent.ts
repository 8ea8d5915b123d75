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
import type { Deployment } from './readDeployment';

/** A change that can be made: the fields to write and the spec they lead to. */
export interface Intended {
  readonly type: 'intended';
  /** Empty when the change asks for nothing new. */
  readonly edits: readonly Edit[];
  readonly template: JsonRecord;
  readonly paused: boolean;
}

export type DeploymentIntent =
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | Intended;

const pausedPath = '/spec/paused';

/** Translates a change into absolute fields. Forecast and plan both follow from it, so that they cannot disagree. */
export function deploymentIntent(
  deployment: Deployment,
  change: RolloutChange,
): DeploymentIntent {
  if (deployment.deleting) return refused(refusal('being-deleted'));
  switch (change.verb) {
    case 'set-image': {
      // Not to be overlooked in silence: it would go to pods nobody meant.
      if (change.podLabels) return refused(refusal('no-pod-labels'));
      const images = imageEdits(deployment.template, change.images);
      if (images.type === 'refused') return images;
      return newTemplate(
        deployment,
        withImages(deployment.template, change.images),
        images.edits,
        change.firstStep,
      );
    }
    case 'rollback': {
      const revision = deployment.revisions.find(
        ({ name }) => name === change.revision,
      );
      if (!revision) {
        return refused(
          refusal('no-such-revision', { revision: change.revision }),
        );
      }
      const same = sameValue(revision.template, deployment.template);
      return newTemplate(
        deployment,
        revision.template,
        same ? [] : [{ path: '/spec/template', value: revision.template }],
        change.firstStep,
      );
    }
    case 'partition':
      return refused(refusal('no-partition'));
    case 'pause':
      return pausing(deployment, true);
    case 'promote-full':
    case 'resume':
      return pausing(deployment, false);
    default:
      return refused(
        refusal('no-such-verb', { kind: 'Deployment', verb: change.verb }),
      );
  }
}

/**
 * A new template goes to every pod, or is held by pausing in the same write. A Deployment knows nothing between. Going
 * to every pod takes the pause off: a paused Deployment does not roll, not even back.
 */
function newTemplate(
  deployment: Deployment,
  template: JsonRecord,
  templateEdits: readonly Edit[],
  firstStep: StepTarget,
): DeploymentIntent {
  const paused = heldBy(firstStep, deployment.replicas);
  if (paused === undefined) return refused(refusal('no-first-step'));
  if (templateEdits.length === 0) {
    return {
      type: 'intended',
      edits: [],
      template: deployment.template,
      paused: deployment.strategy.paused,
    };
  }
  const pauseEdits: readonly Edit[] =
    paused || deployment.strategy.paused
      ? [{ path: pausedPath, value: paused }]
      : [];
  return {
    type: 'intended',
    edits: [...templateEdits, ...pauseEdits],
    template,
    paused,
  };
}

/** Whether the target means that no pod changes yet; `undefined` for what a Deployment cannot do. */
function heldBy(target: StepTarget, replicas: number): boolean | undefined {
  if (target.value === 0) return true;
  const all = target.type === 'percent' ? 100 : replicas;
  return target.value === all ? false : undefined;
}

function pausing(deployment: Deployment, paused: boolean): DeploymentIntent {
  return {
    type: 'intended',
    edits: [{ path: pausedPath, value: paused }],
    template: deployment.template,
    paused,
  };
}

function refused(reason: Refusal): DeploymentIntent {
  return { type: 'refused', refusal: reason };
}
