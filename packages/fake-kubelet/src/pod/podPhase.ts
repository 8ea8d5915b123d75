import type { ContainerMemory } from './memory';

/**
 * The phase as the kubelet computes it. A container that waits for its first run makes the pod Pending; one that has
 * run before does not.
 */
export function podPhase(
  restartPolicy: string,
  containers: {
    readonly init: readonly ContainerMemory[];
    readonly app: readonly ContainerMemory[];
    readonly initialized: boolean;
  },
): 'Pending' | 'Running' | 'Succeeded' | 'Failed' {
  const { init, app, initialized } = containers;
  if (!initialized) {
    return init.some(container => endedForGood(container) === 'failed')
      ? 'Failed'
      : 'Pending';
  }
  if (app.some(({ runs }) => runs === 0)) return 'Pending';
  const ends = app.map(endedForGood);
  if (restartPolicy === 'Always' || ends.some(end => end === undefined))
    return 'Running';
  return ends.includes('failed') ? 'Failed' : 'Succeeded';
}

function endedForGood({
  state,
}: ContainerMemory): 'done' | 'failed' | undefined {
  if (state.is !== 'terminated' || state.startAt !== undefined)
    return undefined;
  return state.run.exitCode === 0 ? 'done' : 'failed';
}
