import {
  podColumn,
  podFlags,
  podStates,
  type PodTuple,
} from '@pilotage/fleet-common';
import { podGlyph, type PodGlyph, type PodMapContainer } from './podGlyph';
import { readPod } from './readPod';

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
  const found = new Map<LegendKind, PodTuple>();
  for (const tuple of pods.values()) {
    const kind = kindOf(tuple);
    if (!found.has(kind)) found.set(kind, tuple);
    if (found.size === kinds.length) break;
  }
  return kinds.flatMap(key => {
    const pod = found.get(key);
    return pod
      ? [{ key, glyph: podGlyph(readPod(pod, dictionary), containers) }]
      : [];
  });
}

/** Reads numbers only, since it looks at every pod of a map. */
function kindOf(pod: PodTuple): LegendKind {
  const state = podStates[pod[podColumn.state] ?? 0] ?? 'unknown';
  const flags = pod[podColumn.flags] ?? 0;
  switch (state) {
    case 'failing':
    case 'pending':
    case 'terminating':
    case 'unknown':
      return state;
    case 'starting':
    case 'updating':
    case 'not-ready':
      return 'restarting';
    default:
      if (!(flags & podFlags.updated)) return 'old';
      return flags & podFlags.inPlace ? 'inPlace' : 'updated';
  }
}
