import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { KubernetesPluginAccess } from './access/kubernetesPluginAccess';
import type { ClusterAccess } from './access/types';
import { placesFromConfig } from './clusterPlaces';
import type { RunningFleetModel } from './model/startFleetModel';
import { startFleetModel } from './model/startFleetModel';

/**
 * The clusters of this Backstage instance: what is known of them, and a way to talk to them.
 *
 * @public
 */
export interface FleetService {
  /** Shared by all plugins of the process: each cluster is watched once. */
  readonly model: Omit<RunningFleetModel, 'stop'>;
  /** Calls as the plugin that asks. */
  readonly access: ClusterAccess;
}

/**
 * Gives plugins the fleet. The model starts with the first plugin that asks for it and stops with the process.
 *
 * @public
 */
export const fleetServiceRef = createServiceRef<FleetService>({
  id: 'pilotage.fleet',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        config: coreServices.rootConfig,
        rootLogger: coreServices.rootLogger,
        rootLifecycle: coreServices.rootLifecycle,
      },
      createRootContext({ config, rootLogger, rootLifecycle }) {
        const placeOf = placesFromConfig(config);
        const logger = rootLogger.child({ service: 'pilotage.fleet' });
        let model: RunningFleetModel | undefined;
        return {
          placeOf,
          /** The first plugin lends the model its identity: tokens can only be had in the name of a plugin. */
          modelFor(access: KubernetesPluginAccess): RunningFleetModel {
            if (!model) {
              const started = startFleetModel({ access, logger });
              rootLifecycle.addShutdownHook(() => started.stop());
              model = started;
            }
            rootLifecycle.addShutdownHook(() => access.close());
            return model;
          },
        };
      },
      factory({ auth, discovery }, { placeOf, modelFor }) {
        const access = new KubernetesPluginAccess({
          auth,
          discovery,
          placeOf,
        });
        return { access, model: modelFor(access) };
      },
    }),
});
