import {
  createTranslationRef,
  type TranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { fleetReactMessages } from './messages';

/**
 * Texts of the components shared by the suite's plugins.
 *
 * @public
 */
export const fleetReactTranslationRef = createTranslationRef({
  id: 'pilotage.fleet-react',
  messages: fleetReactMessages,
});

/** Messages by their flat key, for functions that are handed a `t`. */
export type FlatFleetReactMessages =
  typeof fleetReactTranslationRef extends TranslationRef<string, infer M>
    ? M
    : never;
