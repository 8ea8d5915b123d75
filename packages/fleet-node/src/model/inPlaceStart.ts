import { milliseconds } from './metadata';

/**
 * When an in-place update began, from annotation `apps.kruise.io/inplace-update-state`, which OpenKruise writes together
 * with the new images. Milliseconds since the epoch; 0 when there is none or it does not say.
 */
export function inPlaceStart(state: string | undefined): number {
  if (state === undefined) return 0;
  try {
    const read = JSON.parse(state) as { updateTimestamp?: unknown } | null;
    const began = read?.updateTimestamp;
    return typeof began === 'string' ? milliseconds(began) : 0;
  } catch {
    // Anybody may write annotations; one that cannot be read must not cost us the pod.
    return 0;
  }
}
