import type { Fact } from '@pilotage/plugin-cluster-health-node';

/**
 * Several reads of one kind as one fact: what could not be read makes the whole unknown, what does not exist adds
 * nothing, and all is as old as its oldest part.
 */
export function combineFacts<T>(
  facts: readonly Fact<readonly T[]>[],
): Fact<readonly T[]> | undefined {
  const [first] = facts;
  if (!first || facts.length === 1) return first;
  const bad = facts.find(({ state }) => state === 'unknown');
  if (bad) return bad;
  const known = facts.flatMap(fact => (fact.state === 'known' ? [fact] : []));
  if (known.length === 0) return first;
  return {
    state: 'known',
    value: known.flatMap(({ value }) => value),
    at: Math.min(...known.map(({ at }) => at)),
  };
}
