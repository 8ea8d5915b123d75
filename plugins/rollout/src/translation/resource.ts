import { createTranslationResource } from '@backstage/core-plugin-api/alpha';
import { rolloutTranslationRef } from './ref';

/**
 * The languages the Rollout tab comes in besides English.
 *
 * @public
 */
export const rolloutTranslations = createTranslationResource({
  ref: rolloutTranslationRef,
  translations: {
    'zh-CN': () => import('./zh-CN'),
    zh: () => import('./zh-CN'),
  },
});
