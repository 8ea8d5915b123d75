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

const anonymous = new Set(['system:anonymous', 'system:unauthenticated']);
const everybody = 'system:authenticated';

/** What Kubernetes itself gives to everybody: who am I, which APIs are there, are you ready. */
const openRoles: ReadonlySet<string> = new Set([
  'system:basic-user',
  'system:discovery',
  'system:public-info-viewer',
]);

export const anonymousAccess: ClusterCheck = {
  id: 'anonymous-access',
  pillar: 'security',
  title: 'Nobody has rights without a name',
  why: 'A role bound to everybody is a role of every pod and of whoever reaches the address.',
  limits:
    'cluster roles beyond the built-in ones; passes: none is bound to everybody; warns: one to all who are authenticated; fails: one to anonymous users',
  suggestion:
    'Bind the role to the groups that need it, and delete the binding.',
  hard: false,
  cost: 'C1',
  reads: [kinds.clusterRoleBinding],
  evaluate: facts =>
    judge(
      { bindings: facts.objects(kinds.clusterRoleBinding) },
      ({ bindings }) => {
        if (bindings.value.length === 0) {
          return { verdict: 'unknown', summary: 'No binding is shown to us' };
        }
        const open = bindings.value.flatMap(binding => {
          const subjects = openRoles.has(roleOf(binding))
            ? []
            : subjectsOf(binding).filter(isOpen);
          return subjects.length ? [{ binding, subjects }] : [];
        });
        const some = open.some(({ subjects }) =>
          subjects.some(({ name }) => anonymous.has(name)),
        )
          ? 'fail'
          : 'warn';
        return {
          verdict: open.length ? some : 'pass',
          summary: `${open.length} of ${bindings.value.length} bindings are for everybody; none should be`,
          affected: open.map(({ binding, subjects }) =>
            affectedObject(
              facts,
              'ClusterRoleBinding',
              binding,
              `${roleOf(binding)} to ${subjects.map(subjectText).join(', ')}`,
            ),
          ),
        };
      },
    ),
};

function isOpen({ name }: Subject): boolean {
  return anonymous.has(name) || name === everybody;
}
