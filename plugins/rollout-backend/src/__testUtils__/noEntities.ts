import type { EntityIndex } from '@pilotage/fleet-node';

/** A catalog that leads to nothing. */
export const noEntities: EntityIndex = {
  ownerOf: () => undefined,
  entities: () => [],
  subscribe: () => () => {},
  stop: () => {},
};
