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
  /** What the summary must say. */
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
  describe(check.id, () => {
    it.each(rows)('$is when $when', ({ facts, is, saying, about }) => {
      const finding = check.evaluate(clusterFacts(facts));
      expect({ is: finding.verdict, summary: finding.summary }).toEqual({
        is,
        summary:
          saying === undefined
            ? expect.stringMatching(/./)
            : expect.stringContaining(saying),
      });
      const affected = (finding.affected ?? []).map(({ name }) => name);
      if (about) expect(affected).toEqual(about);
      if (is === 'warn' || is === 'fail') {
        expect(
          affected.length + (finding.evidence?.length ?? 0),
        ).toBeGreaterThan(0);
      }
    });
  });
}
