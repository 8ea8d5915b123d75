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
      const on = change.podLabels
        ? `, only on ${podsWith(change.podLabels)}`
        : '';
      return `set image ${images.join(', ')}, first step ${step(
        change.firstStep,
      )}${on}`;
    }
    case 'partition':
      return `update up to ${step(change.target)}`;
    case 'promote-full':
      return 'promote fully';
    case 'rollback':
      return `roll back to ${change.revision}, first step ${step(
        change.firstStep,
      )}`;
    case 'select-pods':
      return Object.keys(change.podLabels).length === 0
        ? 'let all pods be moved'
        : `move only ${podsWith(change.podLabels)}`;
    case 'max-unavailable':
      return `let ${step(change.target)} be unavailable at a time`;
    case 'pause-injection':
      return 'pause injection';
    case 'resume-injection':
      return 'resume injection';
    default:
      return change.verb;
  }
}

function step(target: StepTarget): string {
  return target.type === 'percent'
    ? `${target.value} %`
    : `${target.value} ${target.value === 1 ? 'pod' : 'pods'}`;
}

function podsWith(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `pods with ${pairs.join(', ')}`;
}
