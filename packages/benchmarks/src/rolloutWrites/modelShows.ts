import { once } from 'node:events';
import type { FleetModel } from '@pilotage/fleet-node';

const limitMs = 300_000;

/**
 * Resolves as soon as the model shows something.
 *
 * @throws Error when it has not after five minutes.
 */
export async function modelShows(
  model: Pick<FleetModel, 'subscribe'>,
  shown: () => boolean,
): Promise<void> {
  const timeout = AbortSignal.timeout(limitMs);
  const changes = new EventTarget();
  const leave = model.subscribe(() =>
    changes.dispatchEvent(new Event('change')),
  );
  try {
    while (!shown()) await once(changes, 'change', { signal: timeout });
  } catch (cause) {
    throw new Error(`not shown within ${limitMs / 1000} s`, { cause });
  } finally {
    leave();
  }
}
