import type {
  RolloutChange,
  StepTarget,
} from '@pilotage/plugin-rollout-common';

/** One line for activity and audit, for example `set image main to 2.4.0, first step 30 %`. */
export function summariseChange(change: RolloutChange): string {
  switch (change.verb) {
    case 'set-image': {
      const images = Object.entries(change.images).map(
        ([container, image]) => `${container} to ${image}`,
      );
      return `set image ${images.join(', ')}, first step ${step(
        change.firstStep,
      )}`;
    }
    case 'partition':
      return `update up to ${step(change.target)}`;
    case 'promote-full':
      return 'promote fully';
    case 'rollback':
      return `roll back to ${change.revision}, first step ${step(
        change.firstStep,
      )}`;
    default:
      return change.verb;
  }
}

function step(target: StepTarget): string {
  return target.type === 'percent'
    ? `${target.value} %`
    : `${target.value} ${target.value === 1 ? 'pod' : 'pods'}`;
}
