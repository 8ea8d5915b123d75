import type { PodRow } from '@pilotage/fleet-node';
import { isActive } from '@pilotage/fleet-node';
import type { AffectedObject } from '@pilotage/plugin-cluster-health-common';
import type {
  CheckFinding,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from './affected';
import { judge, notApplicable } from './judge';
import { isSystemNamespace } from './namespaces';
import { percent } from './text';

const failShare = 0.01;
/** One of fifty pods is over one in a hundred, but no sign of anything wide. */
const fewPods = 3;

/**
 * The finding about pods in some trouble: some are a warning; in system namespaces, or more than one in a hundred (and more
 * than three), they are a failure.
 *
 * @param what - completes `3 of 200 pods …`.
 * @param troubleOf - one clause about a pod in trouble; `undefined` for others.
 */
export function judgePodTrouble(
  facts: ClusterFacts,
  what: string,
  troubleOf: (pod: PodRow) => string | undefined,
): CheckFinding {
  return judge({ pods: facts.pods }, ({ pods: { value: pods, at } }) => {
    const all = pods.filter(isActive);
    if (all.length === 0) return notApplicable('There is no pod');
    const affected: AffectedObject[] = [];
    let system = false;
    for (const pod of all) {
      const trouble = troubleOf(pod);
      if (trouble === undefined) continue;
      affected.push(affectedPod(facts, pod, trouble));
      system ||= isSystemNamespace(pod.namespace);
    }
    const share = affected.length / all.length;
    const wide = affected.length > fewPods && share > failShare;
    const some = system || wide ? 'fail' : 'warn';
    return {
      verdict: affected.length ? some : 'pass',
      summary: `${affected.length} of ${all.length} pods (${percent(
        share,
      )}) ${what}; failing above 1% or in system namespaces`,
      evidence: [{ source: 'Pods', value: `${affected.length} ${what}`, at }],
      affected,
    };
  });
}
