import { toTime } from '../apimachinery/time';
import type { InMemoryStore } from '../store/InMemoryStore';

const resource = 'apiservices.apiregistration.k8s.io';
const options = { manager: 'kube-apiserver' };

/** Lists every served group and version as an APIService of the API server itself, which is always available. */
export function createLocalApiServices(store: InMemoryStore): void {
  const served = new Map(
    [...store.state.resources].flatMap(({ group, versions }) =>
      versions.map(
        version => [`${version}.${group}`, { group, version }] as const,
      ),
    ),
  );
  for (const [name, { group, version }] of served) {
    const created = store.create(
      resource,
      {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: {
          name,
          labels: { 'kube-aggregator.kubernetes.io/automanaged': 'onstart' },
        },
        spec: {
          ...(group ? { group } : {}),
          version,
          groupPriorityMinimum: 1000,
          versionPriority: 100,
        },
      },
      options,
    );
    store.updateStatus(
      resource,
      {
        ...created,
        status: {
          conditions: [
            {
              type: 'Available',
              status: 'True',
              lastTransitionTime: toTime(store.clock.now()),
              reason: 'Local',
              message: 'Local APIServices are always available',
            },
          ],
        },
      },
      options,
    );
  }
}
