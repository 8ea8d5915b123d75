import type { PodRequests } from '@pilotage/fleet-node';
import { isActive } from '@pilotage/fleet-node';
import type {
  CheckFinding,
  ClusterFacts,
} from '@pilotage/plugin-cluster-health-node';
import { groupBy } from './groupBy';
import { judge, notApplicable } from './judge';
import { isSystemNamespace } from './namespaces';
import { count, percent } from './text';
import { above } from './verdicts';

const limits = { warn: 0.05, fail: 0.2 };

/**
 * The finding about containers outside system namespaces that leave something out, by their share; it fails in production
 * only.
 *
 * @param lacking - how many containers of a pod do.
 */
export function judgeContainerShare(
  facts: ClusterFacts,
  what: string,
  lacking: (requests: PodRequests) => number,
): CheckFinding {
  return judge({ pods: facts.pods }, ({ pods }) => {
    const all = pods.value.filter(
      pod => isActive(pod) && !isSystemNamespace(pod.namespace),
    );
    const containers = all.reduce((n, pod) => n + pod.containers.length, 0);
    if (containers === 0) return notApplicable('There is no container');
    const bad = all.filter(({ requests }) => lacking(requests) > 0);
    const found = bad.reduce((n, { requests }) => n + lacking(requests), 0);
    const share = found / containers;
    const verdict = above(share, limits);
    const namespaces = [...groupBy(bad, ({ namespace }) => namespace)].sort(
      ([, a], [, b]) => b.length - a.length,
    );
    return {
      verdict: verdict === 'fail' && !facts.production ? 'warn' : verdict,
      summary: `${percent(
        share,
      )} of containers ${what}; limit 5%, failing above 20% in production`,
      evidence: [
        {
          source: `containers that ${what}`,
          value: `${found} of ${containers}`,
          at: pods.at,
        },
      ],
      affected: namespaces.map(([name, members]) => ({
        kind: 'Namespace',
        namespace: '',
        name,
        detail: count(members.length, 'pod'),
      })),
    };
  });
}
