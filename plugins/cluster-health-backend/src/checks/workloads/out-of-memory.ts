import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { groupBy } from '../shared/groupBy';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { ranOutOfMemory } from '../shared/restarts';
import { count } from '../shared/text';

const many = 5;

export const outOfMemory: ClusterCheck = {
  id: 'out-of-memory',
  pillar: 'workloads',
  title: 'Nothing runs out of memory',
  why: 'A container killed for its memory drops every request it had; those that take over may be next.',
  limits:
    'containers killed for memory in 24 h, as far as we saw; passes: none; warns: some; fails: five and more of one workload',
  suggestion:
    'Raise the limit if the load grew; look for a leak if the kills come in a steady rhythm.',
  hard: false,
  cost: 'C0',
  reads: [kinds.pod],
  evaluate: facts =>
    judge({ restarts: facts.restarts }, ({ restarts: { value, at } }) => {
      const killed = value.filter(entry => ranOutOfMemory(entry, facts.now));
      const workloads = [...groupBy(killed, ({ owner }) => owner).values()];
      const some = workloads.some(members => members.length >= many)
        ? 'fail'
        : 'warn';
      return {
        verdict: killed.length ? some : 'pass',
        summary: `${count(killed.length, 'container')} of ${count(
          workloads.length,
          'workload',
        )} killed for memory in 24 h; none should be`,
        evidence: killed.slice(0, 5).map(({ pod, container, lastReason }) => ({
          source: `Pod ${pod.namespace}/${pod.name} status.containerStatuses[${container}].lastState`,
          value: lastReason,
          at,
        })),
        affected: killed.map(({ pod, container }) => ({
          kind: 'Pod',
          ...pod,
          detail: container,
        })),
      };
    }),
};
