import type { ServingMark, ServingState } from '@pilotage/fleet-common';
import type { CheckVerdict } from '@pilotage/plugin-cluster-health-common';

/** A hard check as the gate sees it. */
export interface HardCheck {
  readonly id: string;
  readonly title: string;
  readonly verdict: CheckVerdict;
  readonly summary: string;
  /** Somebody accepts a failure of it. */
  readonly waived: boolean;
}

/** What the gate decides from. */
export interface GateInput {
  readonly now: number;
  /** Why the cluster is not seen; `undefined` while it is. */
  readonly notSeen?: string;
  /** The gate does not apply to clusters of this environment. */
  readonly excludedEnvironment?: string;
  readonly hardChecks: readonly HardCheck[];
  /** Whether this evaluation counts towards the hold: it is long enough after the one that counted last. */
  readonly counts: boolean;
  /** Evaluations in a row that demote a serving cluster. */
  readonly hold: number;
}

/** The mark of a cluster, and for how many evaluations in a row it has been about to lose it. */
export interface GateState {
  readonly mark: ServingMark;
  readonly failures: number;
}

/**
 * Whether a cluster may be given new work. A cluster that is not seen is `unknown` at once. A serving one keeps its mark
 * until hard checks were not passed several times in a row, so that one lost answer demotes nobody; every other change
 * takes effect at once.
 */
export function decideServing(
  before: GateState | undefined,
  input: GateInput,
): GateState {
  const wanted = wantedMark(input);
  const holds =
    before?.mark.state === 'serving' &&
    wanted.state !== 'serving' &&
    input.notSeen === undefined;
  if (!holds) return { mark: dated(wanted, before, input.now), failures: 0 };
  const failures = before.failures + (input.counts ? 1 : 0);
  return failures < input.hold
    ? { mark: before.mark, failures }
    : { mark: dated(wanted, before, input.now), failures: 0 };
}

type Undated = Omit<ServingMark, 'since'>;

function wantedMark(input: GateInput): Undated {
  const { notSeen, excludedEnvironment, hardChecks } = input;
  if (notSeen !== undefined) return mark('unknown', notSeen);
  if (excludedEnvironment !== undefined) {
    return mark(
      'serving',
      `The serving gate does not apply to environment ${excludedEnvironment}`,
    );
  }
  const judged = hardChecks.filter(
    ({ verdict, waived }) => verdict !== 'not-applicable' && !waived,
  );
  const failing = judged.filter(({ verdict }) => verdict === 'fail');
  if (failing.length > 0) return mark('not-serving', '', failing);
  const undecided = judged.filter(({ verdict }) => verdict === 'unknown');
  if (undecided.length > 0) return mark('unknown', '', undecided);
  // A gate that looks at nothing lets nothing through.
  return hardChecks.every(({ verdict }) => verdict === 'not-applicable')
    ? mark('unknown', 'No hard check applies to this cluster')
    : mark('serving', 'Every hard check passes or is waived');
}

function mark(
  state: ServingState,
  reason: string,
  checks: readonly HardCheck[] = [],
): Undated {
  const [first] = checks;
  const word = state === 'not-serving' ? 'Fails' : 'Cannot decide';
  return {
    state,
    reason: first ? `${word} “${first.title}”: ${first.summary}` : reason,
    checks: checks.map(({ id, title }) => ({ id, title })),
  };
}

function dated(
  wanted: Undated,
  before: GateState | undefined,
  now: number,
): ServingMark {
  const same = before?.mark.state === wanted.state;
  return { ...wanted, since: same ? before.mark.since : now };
}
