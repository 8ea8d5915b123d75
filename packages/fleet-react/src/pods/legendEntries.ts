import type { PodTuple } from '@pilotage/fleet-common';
import { podGlyph, type PodGlyph, type PodMapContainer } from './podGlyph';
import { type PodDetails, readPod } from './readPod';

/** What a legend can explain, in the order it does. */
const kinds = [
  'inPlace',
  'updated',
  'old',
  'restarting',
  'failing',
  'pending',
  'terminating',
  'unknown',
] as const;

export type LegendKind = (typeof kinds)[number];

export interface LegendEntry {
  readonly key: LegendKind;
  /** The square of the first such pod, so that strips match. */
  readonly glyph: PodGlyph;
}

/** One entry for each kind of square that is on the map. */
export function legendEntries(
  pods: ReadonlyMap<number, PodTuple>,
  dictionary: readonly string[],
  containers: readonly PodMapContainer[],
): readonly LegendEntry[] {
  const found = new Map<LegendKind, PodDetails>();
  for (const tuple of pods.values()) {
    const pod = readPod(tuple, dictionary);
    const kind = kindOf(pod);
    if (!found.has(kind)) found.set(kind, pod);
    if (found.size === kinds.length) break;
  }
  return kinds.flatMap(key => {
    const pod = found.get(key);
    return pod ? [{ key, glyph: podGlyph(pod, containers) }] : [];
  });
}

function kindOf(pod: PodDetails): LegendKind {
  switch (pod.state) {
    case 'failing':
    case 'pending':
    case 'terminating':
    case 'unknown':
      return pod.state;
    case 'starting':
    case 'updating':
    case 'not-ready':
      return 'restarting';
    default:
      if (!pod.updated) return 'old';
      return pod.inPlace ? 'inPlace' : 'updated';
  }
}
