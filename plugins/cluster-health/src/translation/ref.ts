import {
  createTranslationRef,
  type TranslationFunction,
  type TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { clusterHealthMessages } from './messages';

/**
 * Texts of the cluster health page, tabs and cards.
 *
 * @public
 */
export const clusterHealthTranslationRef = createTranslationRef({
  id: 'pilotage.cluster-health',
  messages: clusterHealthMessages,
});

type Messages = typeof clusterHealthTranslationRef extends TranslationRef<
  string,
  infer M
>
  ? M
  : never;

/** The translate function, for helpers that are handed one. */
export type ClusterHealthTranslate = TranslationFunction<Messages>;
