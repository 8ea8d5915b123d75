import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  createEntityIndex,
  fleetServiceRef,
  serviceLocatorFromConfig,
} from '@pilotage/fleet-node';
import { rolloutPermissions } from '@pilotage/plugin-rollout-common';
import {
  rolloutDriversExtensionPoint,
  rolloutTargetGatesExtensionPoint,
} from '@pilotage/plugin-rollout-node';
import { DriverRegistry } from './cluster/DriverRegistry';
import { readRolloutConfig } from './config/rolloutConfig';
import { createRollout } from './createRollout';
import { openDatabase } from './database/migrate';
import { ourDrivers } from './drivers';
import { entityQueryResolver } from './entities/entityQueryResolver';
import { TargetGates } from './gates/TargetGates';

/**
 * Rollouts of an entity's workloads on many clusters: what they do now, what a change would do, and the change.
 *
 * @public
 */
export const rolloutPlugin = createBackendPlugin({
  pluginId: 'rollout',
  register(env) {
    const drivers = new DriverRegistry();
    drivers.addDriver(...ourDrivers);
    env.registerExtensionPoint(rolloutDriversExtensionPoint, drivers);

    const gates = new TargetGates();
    env.registerExtensionPoint(rolloutTargetGatesExtensionPoint, gates);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        fleet: fleetServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ config, database, fleet, ...services }) {
        const { httpRouter, lifecycle, permissionsRegistry } = services;
        permissionsRegistry.addPermissions(rolloutPermissions);
        const serviceLocator = serviceLocatorFromConfig(config);
        const entities = createEntityIndex({ ...services, serviceLocator });
        const { router, stop } = createRollout({
          ...services,
          config: readRolloutConfig(config),
          knex: await openDatabase(database),
          ...fleet,
          drivers,
          resolveQueries: entityQueryResolver({
            ...fleet,
            serviceLocator,
          }),
          entities,
          gates,
        });
        httpRouter.use(router);
        lifecycle.addShutdownHook(async () => {
          entities.stop();
          await stop();
        });
      },
    });
  },
});
