import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { roleOf, subjectsOf, subjectText } from '../shared/bindings';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';

interface Role extends KubeObject {
  readonly rules?:
    | readonly {
        readonly apiGroups?: readonly string[];
        readonly resources?: readonly string[];
      }[]
    | null;
}

const everybody = new Set([
  'system:authenticated',
  'system:unauthenticated',
  'system:serviceaccounts',
]);

export const kubeletAccess: ClusterCheck = {
  id: 'kubelet-access',
  pillar: 'security',
  title: 'Few reach the kubelets',
  why: 'nodes/proxy is as strong as exec into every pod of the cluster, and leaves no trace in the audit log.',
  limits:
    'bindings of cluster roles that name nodes/proxy; passes: only to the system; warns: to others; fails: to everybody',
  suggestion:
    'Use nodes/metrics, nodes/stats or nodes/healthz, which say what is really read.',
  hard: false,
  cost: 'C1',
  reads: [kinds.clusterRole, kinds.clusterRoleBinding],
  evaluate: facts =>
    judge(
      {
        roles: facts.objects(kinds.clusterRole),
        bindings: facts.objects(kinds.clusterRoleBinding),
      },
      ({ roles, bindings }) => {
        if (roles.value.length === 0) {
          return { verdict: 'unknown', summary: 'No role is shown to us' };
        }
        const strong = new Set(
          roles.value.filter(namesProxy).map(({ metadata }) => metadata.name),
        );
        const found = bindings.value.flatMap(binding => {
          const others = strong.has(roleOf(binding))
            ? subjectsOf(binding).filter(
                ({ name, namespace = '' }) =>
                  everybody.has(name) ||
                  !(name.startsWith('system:') || isSystemNamespace(namespace)),
              )
            : [];
          return others.length ? [{ binding, others }] : [];
        });
        const some = found.some(({ others }) =>
          others.some(({ name }) => everybody.has(name)),
        )
          ? 'fail'
          : 'warn';
        return {
          verdict: found.length ? some : 'pass',
          summary: `bindings of nodes/proxy to others than the system: ${found.length}; limit 0`,
          affected: found.map(({ binding, others }) =>
            affectedObject(
              facts,
              'ClusterRoleBinding',
              binding,
              `${roleOf(binding)} to ${others.map(subjectText).join(', ')}`,
            ),
          ),
        };
      },
    ),
};

/** A role of everything (`*`) is cluster-admin by another name, which has a check of its own. */
function namesProxy(role: KubeObject): boolean {
  return ((role as Role).rules ?? []).some(
    ({ apiGroups = [], resources = [] }) =>
      apiGroups.includes('') && resources.includes('nodes/proxy'),
  );
}
