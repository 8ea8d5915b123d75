import type { PodState } from '@pilotage/fleet-common';
import type { PodDetails } from './readPod';

/** How one strip of a square is filled. */
export type StripTone = 'new' | 'old' | 'starting' | 'failing' | 'empty';

/**
 * How one pod is drawn: never by colour alone. Failing pods carry a cross, restarting ones a dot, and so on.
 */
export interface PodGlyph {
  /** One per container, in template order. */
  readonly strips: readonly StripTone[];
  readonly outline: 'none' | 'in-place' | 'failing' | 'dashed';
  readonly mark: 'none' | 'cross' | 'dot' | 'slash' | 'question';
}

/**
 * A container of the template: the wanted image, and whether this rollout changes it.
 *
 * @public
 */
export interface PodMapContainer {
  readonly name: string;
  readonly image: string;
  readonly changed: boolean;
}

const marks: Partial<Record<PodState, PodGlyph['mark']>> = {
  failing: 'cross',
  starting: 'dot',
  updating: 'dot',
  'not-ready': 'dot',
  terminating: 'slash',
  unknown: 'question',
};

/** Decides how a pod is drawn. */
export function podGlyph(
  pod: PodDetails,
  wanted: readonly PodMapContainer[],
): PodGlyph {
  const strips = pod.containers.map((container, index): StripTone => {
    if (container.state === 'failing') return 'failing';
    if (pod.state === 'pending') return 'empty';
    const goal = wanted[index];
    const touched = goal === undefined || goal.changed || !pod.inPlace;
    if (!pod.updated || !touched) return 'old';
    if (container.state !== 'running') return 'starting';
    return goal === undefined || container.image === goal.image ? 'new' : 'old';
  });
  return {
    strips: strips.length > 0 ? strips : ['empty'],
    outline: outlineOf(pod),
    mark: marks[pod.state] ?? 'none',
  };
}

function outlineOf(pod: PodDetails): PodGlyph['outline'] {
  if (pod.state === 'failing') return 'failing';
  if (pod.state === 'pending') return 'dashed';
  return pod.updated && pod.inPlace ? 'in-place' : 'none';
}
