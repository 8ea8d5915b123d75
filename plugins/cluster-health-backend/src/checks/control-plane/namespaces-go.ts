import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { ageOf } from '../shared/clusterTime';
import { objectCondition } from '../shared/conditions';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';

const limitMs = 60 * 60_000;

export const namespacesGo: ClusterCheck = {
  id: 'namespaces-go',
  pillar: 'control-plane',
  title: 'Deleted namespaces go away',
  why: 'A namespace that hangs holds objects nobody can delete, usually because a controller or an API they need is gone.',
  limits: 'passes: no namespace is being deleted for over 1 h; warns: one is',
  suggestion:
    'Its conditions name the objects and finalizers that are left; bring their controller back before removing a finalizer by hand.',
  hard: false,
  cost: 'C0',
  reads: [kinds.namespace],
  evaluate: facts =>
    judge({ namespaces: facts.objects(kinds.namespace) }, ({ namespaces }) => {
      const stuck = namespaces.value.filter(({ metadata }) => {
        const age = ageOf(facts, metadata.deletionTimestamp, namespaces.at);
        return age !== undefined && age > limitMs;
      });
      return {
        verdict: stuck.length ? 'warn' : 'pass',
        summary: `namespaces being deleted for over 1 h: ${stuck.length}; limit 0`,
        affected: stuck.map(namespace =>
          affectedObject(
            facts,
            'Namespace',
            namespace,
            objectCondition(namespace, 'NamespaceFinalizersRemaining')
              ?.message ??
              objectCondition(namespace, 'NamespaceContentRemaining')?.message,
          ),
        ),
      };
    }),
};
