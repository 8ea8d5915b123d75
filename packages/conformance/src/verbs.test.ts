import { groundName, useGround } from './ground/useGround';
import { cloneSetVerbs } from './verbs/cloneSetVerbs';
import { deploymentVerbs } from './verbs/deploymentVerbs';
import { guardedWrites } from './verbs/guardedWrites';
import { outages } from './verbs/outages';
import { sidecarSetTrouble } from './verbs/sidecarSetTrouble';
import { sidecarSetVerbs } from './verbs/sidecarSetVerbs';

// Several changes in a row, each confirmed by a controller.
jest.setTimeout(180_000);

describe(`verbs through the portal on the ${groundName()}`, () => {
  const ground = useGround();

  describe('CloneSet', () => {
    cloneSetVerbs(ground);
  });
  describe('Deployment', () => {
    deploymentVerbs(ground);
  });
  describe('SidecarSet', () => {
    sidecarSetVerbs(ground);
  });
  describe('SidecarSet in trouble', () => {
    sidecarSetTrouble(ground);
  });
  describe('guarded writes', () => {
    guardedWrites(ground);
  });
  describe('outages', () => {
    outages(ground);
  });
});
