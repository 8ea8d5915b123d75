/**
 * The rollout plugin for Backstage's classic frontend system.
 *
 * @packageDocumentation
 */
export { RolloutClient } from './api/RolloutClient';
export {
  rolloutApiRef,
  type RolloutClientApi,
  type RolloutRequestOptions,
} from './api/rolloutApiRef';
export {
  EntityRolloutCard,
  EntityRolloutContent,
  EntitySidecarsContent,
  rolloutPlugin,
  SidecarsPage,
} from './legacyPlugin';
export { isRolloutAvailable } from './model/isRolloutAvailable';
