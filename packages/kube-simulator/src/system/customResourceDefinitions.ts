import type { InMemoryStore } from '../store/InMemoryStore';

/** Lists the custom resources of the cluster as definitions, for clients that look there. */
export function createCustomResourceDefinitions(store: InMemoryStore): void {
  const custom = [...store.state.resources].filter(resource => resource.custom);
  for (const {
    key,
    group,
    versions,
    plural,
    singular,
    kind,
    namespaced,
    shortNames,
  } of custom) {
    const names = {
      plural,
      singular,
      kind,
      listKind: `${kind}List`,
      shortNames,
    };
    const created = store.create(
      'customresourcedefinitions.apiextensions.k8s.io',
      {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: key },
        spec: {
          group,
          names,
          scope: namespaced ? 'Namespaced' : 'Cluster',
          versions: versions.map((name, index) => ({
            name,
            served: true,
            storage: index === 0,
          })),
        },
      },
    );
    const condition = (type: string) => ({
      type,
      status: 'True',
      reason: 'NoConflicts',
    });
    store.updateStatus('customresourcedefinitions.apiextensions.k8s.io', {
      ...created,
      status: {
        acceptedNames: names,
        storedVersions: versions.slice(0, 1),
        conditions: [condition('NamesAccepted'), condition('Established')],
      },
    });
  }
}
