import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedPod } from '../shared/affected';
import { clusterTime } from '../shared/clusterTime';
import { groupBy } from '../shared/groupBy';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { stuckTerminating } from '../shared/pods';
import { duration } from '../shared/text';

/** So many on one node are the node's fault. */
const manyOnOneNode = 5;

export const terminatingPods: ClusterCheck = {
  id: 'terminating-pods',
  pillar: 'workloads',
  title: 'Deleted pods go away',
  why: 'A pod that does not go holds its volumes and its place, and a StatefulSet waits for it for ever.',
  limits:
    'pods 2 min past their grace period; passes: none; warns: some; fails: five and more on one node',
  suggestion:
    'Look for finalizers, a kubelet that does not answer and volumes that do not unmount.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judge({ pods: facts.pods }, ({ pods: { value: pods, at } }) => {
      const now = clusterTime(facts, at);
      const stuck = pods.filter(pod => stuckTerminating(pod, now));
      const crowded = [...groupBy(stuck, ({ node }) => node).values()].some(
        members => members.length >= manyOnOneNode,
      );
      const some = crowded ? 'fail' : 'warn';
      return {
        verdict: stuck.length ? some : 'pass',
        summary: `${stuck.length} of ${pods.length} pods are 2 min past their grace period; none should be`,
        affected: stuck.map(pod =>
          affectedPod(
            facts,
            pod,
            `due to be gone ${duration(now - pod.deletionDueAt)} ago${
              pod.node ? `, on ${pod.node}` : ''
            }`,
          ),
        ),
      };
    }),
};
