import type { ShownVerdict } from '@pilotage/plugin-cluster-health-common';

/** From what must be looked at first to what says nothing. */
export const verdictOrder: readonly ShownVerdict[] = [
  'fail',
  'unknown',
  'warn',
  'waived',
  'pass',
  'not-applicable',
];

/** The worst of several verdicts; nothing at all says nothing. What is unknown is worse than a warning. */
export function worst<T extends ShownVerdict>(
  verdicts: readonly T[],
): T | 'not-applicable' {
  for (const verdict of verdictOrder) {
    const found = verdicts.find(other => other === verdict);
    if (found !== undefined) return found;
  }
  return 'not-applicable';
}
