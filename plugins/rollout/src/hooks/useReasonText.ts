import type { Verdict } from '@pilotage/fleet-common';
import { type RolloutTranslate } from '../translation/ref';
import { reasonMessages } from '../translation/reasons';
import { useT } from './useT';

/** The reason of a verdict in the viewer's language; in the driver's English when its code is not ours. */
export function useReasonText(
  verdict: Pick<Verdict, 'code' | 'reason' | 'params'>,
): string {
  return reasonText(useT(), verdict);
}

export function reasonText(
  t: RolloutTranslate,
  verdict: Pick<Verdict, 'code' | 'reason' | 'params'>,
): string {
  if (!(verdict.code in reasonMessages)) return verdict.reason;
  // The code is looked up above; its parameters are the driver's and fit its message.
  const translate = t as (key: string, values: Verdict['params']) => string;
  return translate(`reason.${verdict.code}`, verdict.params);
}
