import { createTranslationResource } from '@backstage/core-plugin-api/alpha';
import { fleetReactTranslationRef } from './ref';

/**
 * The languages these texts come in besides English.
 *
 * @public
 */
export const fleetReactTranslations = createTranslationResource({
  ref: fleetReactTranslationRef,
  translations: {
    'zh-CN': () => import('./zh-CN'),
    zh: () => import('./zh-CN'),
  },
});
