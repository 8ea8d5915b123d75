import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { FleetService } from '@pilotage/fleet-node';
import type { WorkloadDriver } from '@pilotage/plugin-rollout-node';
import express from 'express';
import type { Knex } from 'knex';
import { DriverRegistry } from '../cluster/DriverRegistry';
import { createRollout } from '../createRollout';
import { migrationsDirectory } from '../database/migrate';
import { ourDrivers } from '../drivers';
import { entityQueryResolver } from '../entities/entityQueryResolver';
import { TargetGates } from '../gates/TargetGates';
import { noEntities } from './noEntities';
import { component } from './startPortal';

/**
 * The rollout backend without a Backstage around it: several of them can share a database, and what they stand on can be
 * exchanged.
 */
export async function startReplica(options: {
  readonly fleet: FleetService;
  readonly knex: Knex;
  readonly components: readonly string[];
  /** Default: those we bring. */
  readonly drivers?: readonly WorkloadDriver[];
  readonly requestTimeoutMs?: number;
}) {
  const { fleet, knex } = options;
  await knex.migrate.latest({ directory: migrationsDirectory() });
  const logger = mockServices.logger.mock();
  const drivers = new DriverRegistry();
  drivers.addDriver(...(options.drivers ?? ourDrivers));
  const { router, stop } = createRollout({
    config: {
      writes: { enabled: true },
      confirmationTimeoutMs: 120_000,
      requestTimeoutMs: options.requestTimeoutMs ?? 10_000,
      keepOperationsMs: 90 * 24 * 60 * 60 * 1000,
      sidecarRules: [],
    },
    logger,
    httpAuth: mockServices.httpAuth(),
    auditor: mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
    permissions: mockServices.permissions(),
    catalog: catalogServiceMock({
      entities: options.components.map(component),
    }),
    knex,
    ...fleet,
    drivers,
    resolveQueries: entityQueryResolver({
      ...fleet,
      serviceLocator: 'multiTenant',
    }),
    entities: noEntities,
    gates: new TargetGates(),
  });
  const app = express();
  app.use('/api/rollout', router);
  app.use(
    MiddlewareFactory.create({ logger, config: new ConfigReader({}) }).error(),
  );
  const server = await listen(createServer(app));
  return {
    server,
    logger,
    headers: { Authorization: mockCredentials.user.header('user:default/ada') },
    async stop() {
      await stop();
      server.closeAllConnections();
      await new Promise(resolve => {
        server.close(resolve);
      });
    },
  };
}

async function listen(server: Server): Promise<Server> {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}
