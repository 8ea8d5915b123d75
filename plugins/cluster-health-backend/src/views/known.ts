import type { Known } from '@pilotage/plugin-cluster-health-common';
import type { Fact } from '@pilotage/plugin-cluster-health-node';

/** A fact as a page shows it: what does not exist and what could not be read both have a reason instead of a value. */
export function known<T>(fact: Fact<T>): Known<T> {
  return fact.state === 'known'
    ? { known: true, value: fact.value, at: fact.at }
    : { known: false, reason: fact.reason };
}

/** What is made of a known value; a value that is not known stays so. */
export function mapFact<T, U>(fact: Fact<T>, map: (value: T) => U): Fact<U> {
  return fact.state === 'known' ? { ...fact, value: map(fact.value) } : fact;
}

/** The newest value that was known, with its age, while there is no newer one. */
export function lastKnown<T>(
  now: Known<T>,
  before: Known<T> | undefined,
): Known<T> {
  return now.known || !before?.known ? now : before;
}
