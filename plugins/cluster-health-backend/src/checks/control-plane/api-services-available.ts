import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { objectCondition } from '../shared/conditions';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';

export const apiServicesAvailable: ClusterCheck = {
  id: 'api-services-available',
  pillar: 'control-plane',
  title: 'Every API the cluster announces is served',
  why: 'One dead aggregated API makes discovery incomplete: namespaces hang while they are deleted, and autoscaling stops.',
  limits:
    'passes: all APIServices are Available; warns: one is not; fails: metrics.k8s.io is not',
  suggestion:
    'Bring the pods behind the Service of the APIService back, or delete the APIService if its operator is gone.',
  hard: false,
  cost: 'C1',
  reads: [kinds.apiService],
  evaluate: facts =>
    judge({ services: facts.objects(kinds.apiService) }, ({ services }) => {
      const bad = services.value.filter(
        service => objectCondition(service, 'Available')?.status !== 'True',
      );
      const metrics = bad.some(({ metadata }) =>
        metadata.name.endsWith('.metrics.k8s.io'),
      );
      if (services.value.length === 0) {
        return { verdict: 'unknown', summary: 'No APIService is shown to us' };
      }
      return {
        verdict: verdictOf(bad.length, metrics),
        summary: `${services.value.length - bad.length} of ${
          services.value.length
        } available; all should be`,
        affected: bad.map(service =>
          affectedObject(
            facts,
            'APIService',
            service,
            objectCondition(service, 'Available')?.reason,
          ),
        ),
      };
    }),
};

function verdictOf(bad: number, metrics: boolean) {
  if (bad === 0) return 'pass';
  return metrics ? 'fail' : 'warn';
}
