import type { Entity } from '@backstage/catalog-model';
import type { FleetModel, ServiceLocator } from '@pilotage/fleet-node';
import { LiveDocument, resolveEntityTargets } from '@pilotage/fleet-node';
import type {
  EntityHealthSection,
  EntityHealthTopic,
} from '@pilotage/plugin-cluster-health-common';
import { entitySection, entityView } from '../views/entityView';
import type { OpenDocument } from './DocumentRegistry';
import type { HealthPages } from './HealthPages';

/** What of the clusters touches one component. */
export function entityDocument(options: {
  readonly entityRef: string;
  /** As it was read last. */
  readonly entity: () => Entity;
  readonly pages: HealthPages;
  readonly model: Pick<FleetModel, 'workloads' | 'podsOf'>;
  readonly serviceLocator: ServiceLocator;
  /** Calls back when a cluster was evaluated. */
  readonly subscribe: (listener: (cluster: string) => void) => () => void;
  readonly onError: (error: unknown) => void;
}): OpenDocument<EntityHealthSection, EntityHealthTopic> {
  const { entityRef, pages, model, serviceLocator, onError } = options;

  const targets = () =>
    resolveEntityTargets(options.entity(), {
      clusters: pages.clusterNames,
      serviceLocator,
    });

  function section(
    cluster: string,
    query: { readonly labelSelector: string; readonly namespace?: string },
  ): EntityHealthSection | undefined {
    const reading = pages.reading(cluster);
    if (!reading) return undefined;
    const workloads = model.workloads({ cluster, ...query });
    return entitySection({
      entityRef,
      reading,
      serving: pages.serving(cluster),
      workloads,
      pods: workloads.flatMap(workload => model.podsOf(workload)),
      isWaived: check => pages.isWaived(cluster, check),
      complete: found => pages.complete(found),
    });
  }

  const document = new LiveDocument<EntityHealthSection, EntityHealthTopic>({
    render: () => {
      const { clusters, labelSelector, namespace } = targets();
      const query = {
        labelSelector,
        ...(namespace === undefined ? {} : { namespace }),
      };
      return entityView(
        { entityRef, labelSelector, clusters },
        clusters.flatMap(cluster => section(cluster, query) ?? []),
      );
    },
    onError,
  });
  const stop = options.subscribe(cluster => {
    if (targets().clusters.includes(cluster)) document.touch();
  });
  return { document, stop };
}
