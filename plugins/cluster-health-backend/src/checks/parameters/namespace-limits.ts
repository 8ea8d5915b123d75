import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';

export const namespaceLimits: ClusterCheck = {
  id: 'namespace-limits',
  pillar: 'parameters',
  title: 'Namespaces have a default or an upper limit',
  why: 'Without a LimitRange or a ResourceQuota, one namespace can take the cluster, by mistake or by load.',
  limits:
    'namespaces with pods outside the system; passes: all have a LimitRange or a ResourceQuota; warns: one has neither; not applicable: no such namespace',
  suggestion:
    'Give every tenant namespace a LimitRange with defaults and a ResourceQuota.',
  hard: false,
  cost: 'C1',
  reads: [kinds.namespace, kinds.pod, kinds.limitRange, kinds.resourceQuota],
  evaluate: facts =>
    judge(
      {
        namespaces: facts.objects(kinds.namespace),
        pods: facts.pods,
        ranges: facts.objects(kinds.limitRange),
        quotas: facts.objects(kinds.resourceQuota),
      },
      ({ namespaces, pods, ranges, quotas }) => {
        const used = groupBy(pods.value, ({ namespace }) => namespace);
        const limited = new Set(
          [...ranges.value, ...quotas.value].map(
            ({ metadata }) => metadata.namespace,
          ),
        );
        const all = namespaces.value.filter(
          ({ metadata: { name } }) =>
            used.has(name) && !isSystemNamespace(name),
        );
        if (all.length === 0) return notApplicable('No namespace has pods');
        const open = all.filter(({ metadata }) => !limited.has(metadata.name));
        return {
          verdict: open.length ? 'warn' : 'pass',
          summary: `${all.length - open.length} of ${
            all.length
          } are limited; all should be`,
          affected: open.map(namespace =>
            affectedObject(facts, 'Namespace', namespace),
          ),
        };
      },
    ),
};
