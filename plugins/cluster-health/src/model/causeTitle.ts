import type { Cause } from '@pilotage/plugin-cluster-health-common';
import { causeTitles } from '../translation/causes';
import type { ClusterHealthTranslate } from '../translation/ref';

/**
 * Title of a cause in the viewer's language; in the backend's English when that is the language, when its kind is not
 * ours, or when it lacks a value that our sentence needs.
 */
export function causeTitle(
  t: ClusterHealthTranslate,
  language: string,
  { kind, title, params }: Pick<Cause, 'kind' | 'title' | 'params'>,
): string {
  if (language.startsWith('en')) return title;
  const titles: Readonly<Record<string, string>> = causeTitles;
  const text = Object.hasOwn(titles, kind) ? titles[kind] : undefined;
  const values = text?.match(/\w+(?=}})/g) ?? [];
  if (text === undefined || values.some(name => !(name in params))) {
    return title;
  }
  // The key exists and its values are there: both were looked up above.
  const translate = t as (
    key: string,
    options: Readonly<Record<string, string | number>>,
  ) => string;
  return translate(`causeTitle.${kind}`, params);
}
