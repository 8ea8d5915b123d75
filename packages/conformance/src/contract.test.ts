import { badWrites } from './cases/badWrites';
import { cloneSetTraps } from './cases/cloneSetTraps';
import { cloneSetUpdates } from './cases/cloneSetUpdates';
import { deployments } from './cases/deployments';
import { dryRunAndAccess } from './cases/dryRunAndAccess';
import { listsAndWatches } from './cases/listsAndWatches';
import { pods } from './cases/pods';
import { groundName, useGround } from './ground/useGround';

// A case waits for controllers, which on a real cluster takes seconds.
jest.setTimeout(60_000);

describe(`contract on the ${groundName()}`, () => {
  const ground = useGround();

  describe('bad writes', () => {
    badWrites(ground);
  });
  describe('lists and watches', () => {
    listsAndWatches(ground);
  });
  describe('dry run and access', () => {
    dryRunAndAccess(ground);
  });
  describe('pods', () => {
    pods(ground);
  });
  describe('Deployment', () => {
    deployments(ground);
  });
  describe('CloneSet: updates', () => {
    cloneSetUpdates(ground);
  });
  describe('CloneSet: traps', () => {
    cloneSetTraps(ground);
  });
});
