import type { KubeletTiming } from '../timing';
import type { Behaviour } from './behaviour';

/** How long the behaviours of tags take, milliseconds. */
export type TagSpans = Pick<KubeletTiming, 'slowMs' | 'flakyMs'>;

const flakyCrashes = 3;

/**
 * The behaviour that an image's tag asks for by its name, so that faults can be shown from a user interface, with
 * no code at hand: `bad-pull`, `crash`, `oom`, `never-ready`, `slow`, `flaky`.
 */
export function tagBehaviour(
  image: string,
  { slowMs, flakyMs }: TagSpans,
): Behaviour | undefined {
  const tag = imageTag(image);
  if (tag.includes('bad-pull')) return 'image-cannot-be-pulled';
  if (tag.includes('crash')) return 'crash-at-once';
  if (tag.includes('oom')) return 'out-of-memory';
  if (tag.includes('never-ready')) return 'never-ready';
  if (tag.includes('slow')) return { slowMs };
  if (tag.includes('flaky')) {
    return { crashes: flakyCrashes, thenRunsMs: flakyMs };
  }
  return undefined;
}

/** The tag of an image; `latest` when it names none. A digest is no tag. */
export function imageTag(image: string): string {
  const name = image.split('@')[0] ?? '';
  const colon = name.lastIndexOf(':');
  // A colon before the last slash belongs to the registry's port.
  return colon > name.lastIndexOf('/') ? name.slice(colon + 1) : 'latest';
}
