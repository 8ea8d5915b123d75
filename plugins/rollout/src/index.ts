/**
 * Rollout tab and overview card for catalog entities.
 *
 * @packageDocumentation
 */
export { RolloutClient } from './api/RolloutClient';
export {
  rolloutApiRef,
  type RolloutClientApi,
  type RolloutRequestOptions,
} from './api/rolloutApiRef';
export { isRolloutAvailable } from './model/isRolloutAvailable';
export { rolloutPlugin as default } from './plugin';
export { rolloutTranslationRef } from './translation/ref';
