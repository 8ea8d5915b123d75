import type {
  AffectedObject,
  CheckInfo,
  CheckVerdict,
  Evidence,
} from '@pilotage/plugin-cluster-health-common';
import type { ClusterFacts } from './facts';

/** What a check concludes. The engine adds the check's id and cuts the list of affected objects. @public */
export interface CheckFinding {
  readonly verdict: CheckVerdict;
  /** The measured value beside its limit, one line. */
  readonly summary: string;
  readonly evidence?: readonly Evidence[];
  readonly affected?: readonly AffectedObject[];
}

/**
 * One check. Pure: the same facts give the same finding. What cannot be read is `unknown`, what this cluster has none of is
 * `not-applicable`; neither is ever `pass`.
 *
 * @public
 */
export interface ClusterCheck extends CheckInfo {
  evaluate(facts: ClusterFacts): CheckFinding;
}
