import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { createEntityIndex, fleetServiceRef } from '@pilotage/fleet-node';
import { ClusterEntityProvider } from './ClusterEntityProvider';
import { readClustersConfig } from './readConfig';

/**
 * Makes the clusters of the Kubernetes plugin entities of the catalog: `Resource`s of type `kubernetes-cluster`, with the
 * components that run on them.
 *
 * @public
 */
export const catalogModuleClusters = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'clusters',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        fleet: fleetServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ config, fleet, lifecycle, processing, scheduler, ...deps }) {
        const clusters = readClustersConfig(config);
        if (!clusters) {
          deps.logger.info(
            'Clusters do not become entities: catalog.providers.pilotageClusters is not set',
          );
          return;
        }
        const index = createEntityIndex(deps);
        lifecycle.addShutdownHook(() => index.stop());
        processing.addEntityProvider(
          new ClusterEntityProvider({
            ...deps,
            ...fleet,
            config: clusters,
            index,
            taskRunner: scheduler.createScheduledTaskRunner(clusters.schedule),
          }),
        );
      },
    });
  },
});
