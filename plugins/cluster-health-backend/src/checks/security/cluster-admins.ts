import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import {
  roleOf,
  subjectsOf,
  subjectText,
  type Subject,
} from '../shared/bindings';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';

const limit = 5;

export const clusterAdmins: ClusterCheck = {
  id: 'cluster-admins',
  pillar: 'security',
  title: 'Few may do everything',
  why: 'Whoever takes over a subject bound to cluster-admin has the cluster, every Secret in it included.',
  limits:
    'subjects bound to cluster-admin; passes: up to five, no workload’s account among them; warns: more, or a ServiceAccount outside system namespaces',
  suggestion:
    'Give automation the verbs it uses; people get cluster-admin for a time, when they need it.',
  hard: false,
  cost: 'C1',
  reads: [kinds.clusterRoleBinding],
  evaluate: facts =>
    judge(
      { bindings: facts.objects(kinds.clusterRoleBinding) },
      ({ bindings }) => {
        const admin = bindings.value.filter(
          binding => roleOf(binding) === 'cluster-admin',
        );
        if (admin.length === 0) {
          return {
            verdict: 'unknown',
            summary: 'No binding of cluster-admin is shown to us',
          };
        }
        const subjects = admin.flatMap(subjectsOf);
        const accounts = subjects.filter(isWorkload);
        const many = subjects.length > limit;
        const suspects = many
          ? admin
          : admin.filter(binding => subjectsOf(binding).some(isWorkload));
        return {
          verdict: suspects.length ? 'warn' : 'pass',
          summary: `subjects: ${subjects.length}, accounts of workloads among them: ${accounts.length}; limits 5 and 0`,
          affected: suspects.map(binding =>
            affectedObject(
              facts,
              'ClusterRoleBinding',
              binding,
              subjectsOf(binding).map(subjectText).join(', '),
            ),
          ),
        };
      },
    ),
};

function isWorkload({ kind, namespace = '' }: Subject): boolean {
  return kind === 'ServiceAccount' && !isSystemNamespace(namespace);
}
