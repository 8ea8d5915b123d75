import { groundName, useGround } from './ground/useGround';
import { controlPlaneTrouble } from './health/controlPlaneTrouble';
import { missingRights } from './health/missingRights';
import { useHealthPage } from './health/useHealthPage';
import { components, visibleTrouble } from './health/visibleTrouble';
import { useScratch } from './support/scratch';

// A Lease is stale after minutes, not seconds.
jest.setTimeout(600_000);

describe(`health through the portal on the ${groundName()}`, () => {
  const ground = useGround();

  describe('one cluster', () => {
    const scratch = useScratch(ground, 'health');
    const page = useHealthPage(ground, { components });
    visibleTrouble(ground, scratch, page);
    controlPlaneTrouble(ground, scratch, page);
  });
  describe('an account without the role of cluster health', () => {
    missingRights(ground);
  });
});
