import { type RolloutTranslate } from '../translation/ref';
import {
  forecastReasons,
  obstacleReasons,
  refusalReasons,
  verdictReasons,
} from '../translation/reasons';
import { useT } from './useT';

const catalogues = {
  verdictReason: verdictReasons,
  refusalReason: refusalReasons,
  forecastReason: forecastReasons,
  obstacleReason: obstacleReasons,
} as const;

/** A reason as drivers give it. */
export interface CodedReason {
  readonly code: string;
  /** The driver's English. */
  readonly reason: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The reason of a verdict in the viewer's language. */
export function useReasonText(reason: CodedReason): string {
  return reasonText(useT(), 'verdictReason', reason);
}

/**
 * A reason in the viewer's language; in the driver's English when its code is not ours, or when it lacks a value that
 * our sentence needs.
 */
export function reasonText(
  t: RolloutTranslate,
  catalogue: keyof typeof catalogues,
  { code, reason, params = {} }: CodedReason,
): string {
  const texts: Readonly<Record<string, string>> = catalogues[catalogue];
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  const values = text?.match(/\w+(?=}})/g) ?? [];
  if (text === undefined || values.some(name => !(name in params))) {
    return reason;
  }
  // The key exists and its values are there: both were looked up above.
  const translate = t as (
    key: string,
    options: Readonly<Record<string, string | number>>,
  ) => string;
  return translate(`${catalogue}.${code}`, params);
}
