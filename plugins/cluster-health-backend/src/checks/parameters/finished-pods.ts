import { isFinished } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { groupBy } from '../shared/groupBy';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { count } from '../shared/text';
import { above } from '../shared/verdicts';

const limits = { warn: 1_000, fail: 10_000 };

export const finishedPods: ClusterCheck = {
  id: 'finished-pods',
  pillar: 'parameters',
  title: 'Pods that have ended are cleaned up',
  why: 'Pods that have ended fill etcd and every list; the cluster’s own clean-up starts at 12,500 unless tuned.',
  limits:
    'pods in phase Succeeded or Failed; passes: up to 1000; warns: up to 10000; fails: more',
  suggestion:
    'Set ttlSecondsAfterFinished on Jobs and history limits on CronJobs; lower terminated-pod-gc-threshold.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judge({ pods: facts.pods }, ({ pods }) => {
      const ended = pods.value.filter(isFinished);
      const namespaces = [...groupBy(ended, ({ namespace }) => namespace)].sort(
        ([, a], [, b]) => b.length - a.length,
      );
      const verdict = above(ended.length, limits);
      return {
        verdict,
        summary: `${count(
          ended.length,
          'pod',
        )} ended; limit 1000, failing above 10000`,
        affected:
          verdict === 'pass'
            ? []
            : namespaces.map(([name, members]) => ({
                kind: 'Namespace',
                namespace: '',
                name,
                detail: count(members.length, 'pod'),
              })),
      };
    }),
};
