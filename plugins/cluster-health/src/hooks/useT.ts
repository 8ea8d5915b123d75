import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type ClusterHealthTranslate,
  clusterHealthTranslationRef,
} from '../translation/ref';

/** The translate function of this plugin. */
export function useT(): ClusterHealthTranslate {
  return useTranslationRef(clusterHealthTranslationRef).t;
}
