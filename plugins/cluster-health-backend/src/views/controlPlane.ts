import type {
  CheckVerdict,
  ControlPlaneView,
  Known,
} from '@pilotage/plugin-cluster-health-common';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import type { JudgedCheck } from '../live/judgeChecks';
import { known, mapFact } from './known';
import { worst } from './worst';

/** The control plane as its checks judge it. */
export function controlPlaneView(
  facts: Pick<ClusterFacts, 'readiness' | 'now'>,
  checks: readonly JudgedCheck[],
): Known<ControlPlaneView> {
  const judged = checks.filter(({ info }) => info.pillar === 'control-plane');
  if (judged.length === 0) {
    return { known: false, reason: 'its checks have not run yet' };
  }
  const verdict: CheckVerdict = worst(
    judged.map(({ finding }) => finding.verdict),
  );
  return {
    known: true,
    at: facts.now,
    value: {
      verdict,
      summary: inShort(verdict, judged),
      parts: judged.map(({ info, finding }) => ({
        name: info.title,
        verdict: finding.verdict,
        detail: finding.summary,
      })),
      latencyMs: known(mapFact(facts.readiness, ({ latencyMs }) => latencyMs)),
    },
  };
}

const words: Readonly<Record<CheckVerdict, string>> = {
  fail: 'failing',
  unknown: 'unknown',
  warn: 'warning',
  pass: 'ok',
  'not-applicable': 'not applicable',
};

/** A cell of a table has room for a few words: how many, and which when it is one. The parts say the rest. */
function inShort(
  verdict: CheckVerdict,
  judged: readonly JudgedCheck[],
): string {
  const word = words[verdict];
  if (verdict === 'pass' || verdict === 'not-applicable') return word;
  const such = judged.filter(({ finding }) => finding.verdict === verdict);
  return such.length === 1
    ? `1 ${word}: ${such[0]?.info.id}`
    : `${such.length} ${word}`;
}
