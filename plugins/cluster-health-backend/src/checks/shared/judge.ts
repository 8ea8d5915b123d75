import type { CheckFinding, Fact } from '@pilotage/plugin-cluster-health-node';

type Needs = Readonly<Record<string, Fact<unknown>>>;

/** What was read, by name: the value and when. */
export type Read<N extends Needs> = {
  readonly [K in keyof N]: Omit<
    Extract<N[K], { readonly state: 'known' }>,
    'state'
  >;
};

/**
 * Decides only when everything needed was read. A gap is never read as good: what could not be read makes the finding
 * `unknown`; what the cluster has none of makes it `not-applicable`, unless something else could not be read.
 */
export function judge<N extends Needs>(
  needs: N,
  decide: (read: Read<N>) => CheckFinding,
): CheckFinding {
  const facts = Object.values(needs);
  for (const state of ['unknown', 'absent'] as const) {
    for (const fact of facts) {
      if (fact.state === state) {
        return state === 'unknown'
          ? { verdict: 'unknown', summary: `Not known: ${fact.reason}` }
          : { verdict: 'not-applicable', summary: `None: ${fact.reason}` };
      }
    }
  }
  return decide(needs as unknown as Read<N>);
}

/** For what this cluster has none of. */
export function notApplicable(summary: string): CheckFinding {
  return { verdict: 'not-applicable', summary };
}

/** The list, or an empty one where the kind is not installed: for checks to which both are the same. */
export function emptyWhenAbsent<T>(
  fact: Fact<readonly T[]>,
  at: number,
): Fact<readonly T[]> {
  return fact.state === 'absent' ? { state: 'known', value: [], at } : fact;
}
