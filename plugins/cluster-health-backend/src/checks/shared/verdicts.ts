import type { CheckVerdict } from '@pilotage/plugin-cluster-health-common';

type Judged = Extract<CheckVerdict, 'pass' | 'warn' | 'fail'>;

const order: readonly Judged[] = ['pass', 'warn', 'fail'];

/** The worst of some; passes when there are none, so ask first whether there is anything to judge. */
export function worst(verdicts: Iterable<Judged>): Judged {
  return [...verdicts].reduce<Judged>(
    (a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a),
    'pass',
  );
}

/**
 * Judges a measure of which more is worse.
 *
 * @param limits - passes up to `warn`, warns up to `fail`, fails above.
 */
export function above(
  value: number,
  limits: { readonly warn: number; readonly fail: number },
): Judged {
  if (value > limits.fail) return 'fail';
  return value > limits.warn ? 'warn' : 'pass';
}

/**
 * Judges a measure of which less is worse.
 *
 * @param limits - passes from `warn`, warns from `fail`, fails below.
 */
export function below(
  value: number,
  limits: { readonly warn: number; readonly fail: number },
): Judged {
  if (value < limits.fail) return 'fail';
  return value < limits.warn ? 'warn' : 'pass';
}

/** Fails in production, warns elsewhere: for what is bad practice where nothing is at stake. */
export function failInProduction(facts: {
  readonly production: boolean;
}): 'warn' | 'fail' {
  return facts.production ? 'fail' : 'warn';
}
