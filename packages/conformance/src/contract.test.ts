import { badCloneSetWrites } from './cases/badCloneSetWrites';
import { badSidecarSetWrites } from './cases/badSidecarSetWrites';
import { badWrites } from './cases/badWrites';
import { cloneSetPace } from './cases/cloneSetPace';
import { cloneSetTraps } from './cases/cloneSetTraps';
import { cloneSetUpdates } from './cases/cloneSetUpdates';
import { deployments } from './cases/deployments';
import { dryRunAndAccess } from './cases/dryRunAndAccess';
import { lists } from './cases/lists';
import { pods } from './cases/pods';
import { sidecarSetHotUpgrade } from './cases/sidecarSetHotUpgrade';
import { sidecarSetInjection } from './cases/sidecarSetInjection';
import { sidecarSetInjectionStrategy } from './cases/sidecarSetInjectionStrategy';
import { sidecarSetProjection } from './cases/sidecarSetProjection';
import { sidecarSetTraps } from './cases/sidecarSetTraps';
import { sidecarSetUpdates } from './cases/sidecarSetUpdates';
import { watches } from './cases/watches';
import { groundName, useGround } from './ground/useGround';

// A case waits for controllers, which on a real cluster takes seconds.
jest.setTimeout(60_000);

describe(`contract on the ${groundName()}`, () => {
  const ground = useGround();

  describe('bad writes', () => {
    badWrites(ground);
  });
  describe('bad writes of a CloneSet', () => {
    badCloneSetWrites(ground);
  });
  describe('lists', () => {
    lists(ground);
  });
  describe('watches', () => {
    watches(ground);
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
  describe('CloneSet: pace', () => {
    cloneSetPace(ground);
  });
  describe('CloneSet: traps', () => {
    cloneSetTraps(ground);
  });
  describe('bad writes of a SidecarSet', () => {
    badSidecarSetWrites(ground);
  });
  describe('SidecarSet: injection', () => {
    sidecarSetInjection(ground);
  });
  describe('SidecarSet: injection strategy', () => {
    sidecarSetInjectionStrategy(ground);
  });
  describe('SidecarSet: updates', () => {
    sidecarSetUpdates(ground);
  });
  describe('SidecarSet: traps', () => {
    sidecarSetTraps(ground);
  });
  describe('SidecarSet: hot upgrade', () => {
    sidecarSetHotUpgrade(ground);
  });
  describe('SidecarSet: in the model', () => {
    sidecarSetProjection(ground);
  });
});
