/* eslint-disable jest/no-export -- the tables of eighty checks are run by one function */
import type { CheckVerdict } from '@pilotage/plugin-cluster-health-common';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import {
  clusterFacts,
  type ClusterFactsOptions,
} from '@pilotage/plugin-cluster-health-node/testUtils';

/** One row of a check's table. */
export interface VerdictRow {
  readonly when: string;
  readonly facts: ClusterFactsOptions;
  readonly is: CheckVerdict;
  /** What the summary must contain. */
  readonly saying?: string;
  /** Names of the affected objects. */
  readonly about?: readonly string[];
}

/**
 * Tests a check by a table. What warns or fails must also give something to look at.
 *
 * @param check - the check.
 * @param rows - one test each.
 */
export function expectVerdicts(
  check: ClusterCheck,
  rows: readonly VerdictRow[],
): void {
  describe(`${check.id}`, () => {
    it.each(rows)('$is when $when', row => {
      expect(outcome(check, row)).toEqual(wanted(row));
    });
  });
}

/** What a check found, as far as the row says anything about it. */
function outcome(check: ClusterCheck, { facts, saying, about }: VerdictRow) {
  const { verdict, summary, affected, evidence } = check.evaluate(
    clusterFacts(facts),
  );
  const shown = (affected?.length ?? 0) + (evidence?.length ?? 0) > 0;
  return {
    is: verdict,
    saying: saying !== undefined && summary.includes(saying) ? saying : summary,
    about: about && (affected ?? []).map(({ name }) => name),
    shown: isBad(verdict) ? shown : undefined,
  };
}

function wanted({ is, saying, about }: VerdictRow) {
  return {
    is,
    saying: saying ?? expect.stringMatching(/./),
    about,
    shown: isBad(is) ? true : undefined,
  };
}

function isBad(verdict: CheckVerdict): boolean {
  return verdict === 'warn' || verdict === 'fail';
}
