import { parse } from 'yaml';

/** The one step of an example as an action's test runs it. */
export function stepOf(example: string): {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
} {
  const { steps } = parse(example);
  if (!Array.isArray(steps) || steps.length !== 1) {
    throw new Error('An example has exactly one step');
  }
  return steps[0];
}
