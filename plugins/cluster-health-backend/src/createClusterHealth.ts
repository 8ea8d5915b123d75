import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  Clock,
  ClusterAccess,
  FleetService,
  ServiceLocator,
} from '@pilotage/fleet-node';
import { Doors, OperationGate, systemClock } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { startAvailability } from './availability/startAvailability';
import type { ClusterHealthConfig } from './config/clusterHealthConfig';
import { openStores } from './database/openStores';
import { createRouter } from './http/createRouter';
import { Operations } from './http/Operations';
import { InspectionFeed } from './inspections/InspectionFeed';
import { InspectionService } from './inspections/InspectionService';
import { WaiverService } from './inspections/WaiverService';
import { checkInfo } from './live/judgeChecks';
import type { ServerAddress } from './probes/serverAddresses';
import { startEvaluation } from './startEvaluation';
import { HealthChanges } from './streams/HealthChanges';
import { HealthPages } from './streams/HealthPages';
import { HealthStreams } from './streams/HealthStreams';

/** What the cluster health backend stands on. */
export interface ClusterHealthDependencies {
  readonly config: ClusterHealthConfig;
  readonly logger: LoggerService;
  readonly auth: AuthService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
  readonly permissions: PermissionsService;
  readonly catalog: CatalogService;
  readonly knex: Knex;
  readonly model: FleetService['model'];
  readonly access: ClusterAccess;
  readonly checks: readonly ClusterCheck[];
  readonly addressOf: (
    cluster: string,
    entity: Entity | undefined,
  ) => ServerAddress | undefined;
  readonly serviceLocator: ServiceLocator;
  /** Default: the machine's own. */
  readonly clock?: Clock;
}

/** Puts the rooms together: the router to mount, the daily run, and how to stop everything that runs. */
export async function createClusterHealth(
  deps: ClusterHealthDependencies,
): Promise<{
  readonly router: Router;
  readonly inspectAll: () => Promise<void>;
  readonly stop: () => Promise<void>;
}> {
  const { config, model, checks } = deps;
  const clock = deps.clock ?? systemClock;
  const stores = openStores(deps.knex);
  const changes = new HealthChanges();
  const base = { ...deps, clock, changes };

  const evaluation = await startEvaluation({ ...base, stores });
  const { gate, waivers } = evaluation;
  const availability = startAvailability({ ...base, ...stores });
  const inspections = new InspectionService({
    ...base,
    ...evaluation,
    store: stores.inspections,
    keepMs: config.keepInspectionsMs,
  });
  const feed = new InspectionFeed({
    ...base,
    service: inspections,
    store: stores.inspections,
    onChange: cluster => changes.stored(cluster),
  });

  const pages = new HealthPages({
    ...base,
    ...evaluation,
    online: availability.rates,
    inspections: feed,
  });
  const operationGate = new OperationGate(deps);
  const streams = new HealthStreams({
    ...base,
    ...stores,
    pages,
    online: availability.rates,
    gate: operationGate,
  });
  const operations = new Operations({
    doors: new Doors({ ...deps, gate: operationGate }),
    logger: deps.logger,
    streams,
    marks: () => gate.marks(pages.clusterNames, clock.now()),
    checks: checks.map(checkInfo),
    inspections,
    waivers: new WaiverService({ model, checks, book: waivers, clock }),
    retirement: availability.retirement,
  });
  return {
    router: createRouter({ operations }),
    inspectAll: async () => inspections.inspectAll(),
    async stop() {
      feed.stop();
      await streams.close();
      await availability.stop();
      await evaluation.stop();
    },
  };
}
