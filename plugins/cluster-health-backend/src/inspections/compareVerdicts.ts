import type {
  InspectionItem,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';

/** From good to bad. What was accepted is as bad as a warning. */
const badness: Partial<Record<ShownVerdict, number>> = {
  'not-applicable': 0,
  pass: 0,
  waived: 1,
  warn: 1,
  fail: 2,
};

/** What became of a check since the run before. To and from `unknown` nothing can be said, but a new failure is one. */
export function compareVerdicts(
  before: ShownVerdict,
  now: ShownVerdict,
): InspectionItem['change'] {
  if (now === 'fail' && before !== 'fail') return 'new-fail';
  const was = badness[before];
  const is = badness[now];
  if (was === undefined || is === undefined || was === is) return undefined;
  if (is > was) return 'worse';
  return is === 0 ? 'fixed' : 'better';
}
