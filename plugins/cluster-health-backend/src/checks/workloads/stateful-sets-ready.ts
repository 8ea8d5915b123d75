import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';
import { podLabels, replicasOf, replicaStatus } from '../shared/workloads';

export const statefulSetsReady: ClusterCheck = {
  id: 'stateful-sets-ready',
  pillar: 'workloads',
  title: 'StatefulSets have all their members',
  why: 'What keeps data counts its members: a store that misses one has lost its spare, or its majority.',
  limits:
    'passes: every StatefulSet has all replicas ready; warns: one has fewer; fails: none ready, or in system namespaces; not applicable: no StatefulSet',
  suggestion:
    'Look at the first member that is not ready: the ones after it wait for it.',
  hard: false,
  cost: 'C0',
  reads: [kinds.statefulSet],
  evaluate: facts =>
    judge({ sets: facts.objects(kinds.statefulSet) }, ({ sets }) => {
      if (sets.value.length === 0) {
        return notApplicable('No StatefulSet exists');
      }
      const bad = sets.value.flatMap(object => {
        const wanted = replicasOf(object);
        const { readyReplicas: ready = 0 } = replicaStatus(object);
        return ready < wanted ? [{ object, wanted, ready }] : [];
      });
      const some = bad.some(
        ({ object, ready }) =>
          ready === 0 || isSystemNamespace(object.metadata.namespace ?? ''),
      )
        ? 'fail'
        : 'warn';
      return {
        verdict: bad.length ? some : 'pass',
        summary: `${sets.value.length - bad.length} of ${
          sets.value.length
        } StatefulSets complete; all should be`,
        affected: bad.map(({ object, wanted, ready }) =>
          affectedObject(
            facts,
            'StatefulSet',
            object,
            `${ready} of ${wanted} ready`,
            podLabels(object),
          ),
        ),
      };
    }),
};
