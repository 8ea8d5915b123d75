import type { Ground } from './Ground';

/** The embedded simulator. */
export async function simulatorGround(): Promise<Ground> {
  throw new Error('The simulator does not serve yet.');
}
