import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { groupBy } from '../shared/groupBy';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';

const label = 'pod-security.kubernetes.io/enforce';
const strict = new Set(['baseline', 'restricted']);

export const podSecurity: ClusterCheck = {
  id: 'pod-security',
  pillar: 'security',
  title: 'Namespaces refuse pods that reach the host',
  why: 'Without an enforced standard, whoever may create a pod may own the node it lands on.',
  limits:
    'namespaces with pods outside the system; passes: all enforce baseline or restricted; warns: one does not; not applicable: no such namespace',
  suggestion: `Label the namespace ${label}: baseline; warn first, if in doubt. A policy engine that does the same is a reason to waive.`,
  hard: false,
  cost: 'C0',
  reads: [kinds.namespace, kinds.pod],
  evaluate: facts =>
    judge(
      { namespaces: facts.objects(kinds.namespace), pods: facts.pods },
      ({ namespaces, pods }) => {
        const used = groupBy(pods.value, ({ namespace }) => namespace);
        const all = namespaces.value.filter(
          ({ metadata: { name } }) =>
            used.has(name) && !isSystemNamespace(name),
        );
        if (all.length === 0) return notApplicable('No namespace has pods');
        const open = all.filter(
          ({ metadata }) => !strict.has(metadata.labels?.[label] ?? ''),
        );
        return {
          verdict: open.length ? 'warn' : 'pass',
          summary: `${all.length - open.length} of ${
            all.length
          } enforce a standard; all should`,
          affected: open.map(namespace =>
            affectedObject(
              facts,
              'Namespace',
              namespace,
              namespace.metadata.labels?.[label],
            ),
          ),
        };
      },
    ),
};
