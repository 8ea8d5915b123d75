import type {
  CheckInfo,
  CheckResult,
} from '@pilotage/plugin-cluster-health-common';
import type {
  CheckFinding,
  ClusterCheck,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';

const maxAffected = 50;

/** A check and what it found, with all affected objects. */
export interface JudgedCheck {
  readonly info: CheckInfo;
  readonly finding: CheckFinding;
}

/** Lets checks judge one look at a cluster. A check that throws has not passed: it is unknown, and the others go on. */
export function judgeChecks(
  checks: readonly ClusterCheck[],
  facts: ClusterFacts,
  onError: (check: string, error: unknown) => void,
): readonly JudgedCheck[] {
  return checks.map(check => {
    try {
      return { info: checkInfo(check), finding: check.evaluate(facts) };
    } catch (error) {
      onError(check.id, error);
      const finding: CheckFinding = {
        verdict: 'unknown',
        summary: 'The check itself failed; the log of this portal says why',
      };
      return { info: checkInfo(check), finding };
    }
  });
}

/** What a check says about itself, without what it does. */
export function checkInfo({ evaluate: _, ...info }: ClusterCheck): CheckInfo {
  return info;
}

/** What a report keeps of it. */
export function checkResult({ info, finding }: JudgedCheck): CheckResult {
  const affected = finding.affected ?? [];
  return {
    check: info.id,
    verdict: finding.verdict,
    summary: finding.summary,
    evidence: finding.evidence ?? [],
    affected: affected.slice(0, maxAffected),
    affectedTotal: affected.length,
  };
}
