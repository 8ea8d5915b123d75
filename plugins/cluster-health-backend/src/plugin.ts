import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  fleetServiceRef,
  serviceLocatorFromConfig,
} from '@pilotage/fleet-node';
import { clusterHealthPermissions } from '@pilotage/plugin-cluster-health-common';
import { clusterChecksExtensionPoint } from '@pilotage/plugin-cluster-health-node';
import { builtInChecks } from './checks';
import { readClusterHealthConfig } from './config/clusterHealthConfig';
import { createClusterHealth } from './createClusterHealth';
import { openDatabase } from './database/migrate';
import { CheckRegistry } from './live/CheckRegistry';
import { serverAddresses } from './probes/serverAddresses';

/**
 * Health of whole clusters: what is wrong on them, inspections, whether they may be given new work, and how long their
 * nodes were online.
 *
 * @public
 */
export const clusterHealthPlugin = createBackendPlugin({
  pluginId: 'cluster-health',
  register(env) {
    const checks = new CheckRegistry();
    checks.addCheck(...builtInChecks);
    env.registerExtensionPoint(clusterChecksExtensionPoint, checks);

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
        scheduler: coreServices.scheduler,
      },
      async init({ config, database, fleet, scheduler, ...services }) {
        const { httpRouter, lifecycle, permissionsRegistry } = services;
        permissionsRegistry.addPermissions(clusterHealthPermissions);
        const settings = readClusterHealthConfig(config);
        const { router, inspectAll, stop } = await createClusterHealth({
          ...services,
          ...fleet,
          config: settings,
          knex: await openDatabase(database),
          checks: checks.all(),
          addressOf: serverAddresses(config),
          serviceLocator: serviceLocatorFromConfig(config),
        });
        httpRouter.use(router);
        lifecycle.addShutdownHook(stop);
        await scheduler.scheduleTask({
          ...settings.schedule,
          id: 'inspect-clusters',
          fn: inspectAll,
        });
      },
    });
  },
});
