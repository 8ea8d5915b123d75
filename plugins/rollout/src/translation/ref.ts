import {
  createTranslationRef,
  type TranslationFunction,
  type TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { rolloutMessages } from './messages';

/**
 * Texts of the Rollout tab and card.
 *
 * @public
 */
export const rolloutTranslationRef = createTranslationRef({
  id: 'pilotage.rollout',
  messages: rolloutMessages,
});

type Messages = typeof rolloutTranslationRef extends TranslationRef<
  string,
  infer M
>
  ? M
  : never;

/** The translate function, for helpers that are handed one. */
export type RolloutTranslate = TranslationFunction<Messages>;
