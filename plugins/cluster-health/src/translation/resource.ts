import { createTranslationResource } from '@backstage/core-plugin-api/alpha';
import { clusterHealthTranslationRef } from './ref';

/**
 * The languages the cluster health pages come in besides English.
 *
 * @public
 */
export const clusterHealthTranslations = createTranslationResource({
  ref: clusterHealthTranslationRef,
  translations: {
    'zh-CN': () => import('./zh-CN'),
    zh: () => import('./zh-CN'),
  },
});
