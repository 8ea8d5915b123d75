import { controlPlaneGround } from './controlPlaneGround';
import type { Ground } from './Ground';
import { simulatorGround } from './simulatorGround';

/** Which ground this run is on: `PILOTAGE_GROUND`, the simulator when not set. */
export function groundName(): Ground['name'] {
  return process.env.PILOTAGE_GROUND === 'control-plane'
    ? 'control-plane'
    : 'simulator';
}

/**
 * Starts one ground for a whole test file and stops it afterwards. Cases keep apart by namespace.
 *
 * @returns a function that gives the ground once it runs
 */
export function useGround(): () => Ground {
  let ground: Ground | undefined;
  beforeAll(async () => {
    ground = await (groundName() === 'control-plane'
      ? controlPlaneGround()
      : simulatorGround());
  }, 120_000);
  afterAll(async () => {
    await ground?.stop();
  }, 60_000);
  return () => {
    if (!ground) throw new Error('The ground has not started.');
    return ground;
  };
}
