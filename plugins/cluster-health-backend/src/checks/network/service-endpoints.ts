import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge } from '../shared/judge';
import { kinds, workloadReads } from '../shared/kinds';
import { isSystemNamespace } from '../shared/namespaces';
import { serviceSpec } from '../shared/services';
import { servicesWithoutEndpoints } from '../shared/servicesWithoutEndpoints';

export const serviceEndpoints: ClusterCheck = {
  id: 'service-endpoints',
  pillar: 'network',
  title: 'Every Service leads somewhere',
  why: 'Whoever calls a Service without a ready endpoint is refused.',
  limits:
    'Services with a selector and no ready endpoint, not scaled to zero; passes: none; warns: some; fails: in system namespaces',
  suggestion:
    'Compare the selector with the labels of the pods, and look at why those it selects are not ready.',
  hard: false,
  cost: 'C0',
  reads: [
    kinds.service,
    kinds.endpointSlice,
    kinds.pod,
    kinds.statefulSet,
    ...workloadReads,
  ],
  evaluate: facts =>
    judge(
      { services: servicesWithoutEndpoints(facts) },
      ({ services: { value } }) => {
        const some = value.some(({ service }) =>
          isSystemNamespace(service.metadata.namespace ?? ''),
        )
          ? 'fail'
          : 'warn';
        return {
          verdict: value.length ? some : 'pass',
          summary: `Services without a ready endpoint: ${value.length}; limit 0`,
          affected: value.map(({ service, pods }) =>
            affectedObject(
              facts,
              'Service',
              service,
              pods ? `none of ${pods} pods ready` : 'selects no pod',
              { ...service.metadata.labels, ...serviceSpec(service).selector },
            ),
          ),
        };
      },
    ),
};
