import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type RolloutTranslate,
  rolloutTranslationRef,
} from '../translation/ref';

/** The translate function of this plugin. */
export function useT(): RolloutTranslate {
  return useTranslationRef(rolloutTranslationRef).t;
}
