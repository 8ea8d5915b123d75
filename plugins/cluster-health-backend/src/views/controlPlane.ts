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
  const parts = judged.map(({ info, finding }) => ({
    name: info.title,
    verdict: finding.verdict,
    detail: finding.summary,
  }));
  const verdict: CheckVerdict = worst(parts.map(part => part.verdict));
  const first = parts.find(part => part.verdict === verdict);
  return {
    known: true,
    at: facts.now,
    value: {
      verdict,
      summary: verdict === 'pass' ? 'ok' : first?.detail ?? verdict,
      parts,
      latencyMs: known(mapFact(facts.readiness, ({ latencyMs }) => latencyMs)),
    },
  };
}
