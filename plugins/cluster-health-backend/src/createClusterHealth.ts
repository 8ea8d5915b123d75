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
import { createEntityIndex, systemClock } from '@pilotage/fleet-node';
import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { NodeRecorder } from './availability/NodeRecorder';
import { OnlineRates } from './availability/OnlineRates';
import { RetirementService } from './availability/RetirementService';
import type { ClusterHealthConfig } from './config/clusterHealthConfig';
import { openStores } from './database/openStores';
import { ClusterEntities } from './entities/ClusterEntities';
import { FactsReader } from './facts/FactsReader';
import { RestartLog } from './facts/RestartLog';
import { ServingGate } from './gate/ServingGate';
import { createRouter } from './http/createRouter';
import { Operations } from './http/Operations';
import { InspectionFeed } from './inspections/InspectionFeed';
import { InspectionService } from './inspections/InspectionService';
import { WaiverBook } from './inspections/WaiverBook';
import { WaiverService } from './inspections/WaiverService';
import { CauseMemory } from './live/CauseMemory';
import { checkInfo } from './live/judgeChecks';
import { LiveClusters } from './live/LiveClusters';
import { OperationGate } from './operations/OperationGate';
import { FleetProbes } from './probes/FleetProbes';
import { probeTargets } from './probes/probeTargets';
import type { ServerAddress } from './probes/serverAddresses';
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
  const { config, logger, model, checks } = deps;
  const clock = deps.clock ?? systemClock;
  const base = { ...deps, clock };
  const stores = openStores(deps.knex);
  const changes = new HealthChanges();
  const evaluated = (cluster: string) => changes.evaluated(cluster);
  const stored = (cluster: string) => changes.stored(cluster);

  const memory = new CauseMemory({ store: stores.causes, logger });
  const book = new WaiverBook({
    ...base,
    store: stores.waivers,
    onChange: cluster => live.judgeAgain(cluster),
  });
  const gate = new ServingGate({
    config: config.gate,
    store: stores.marks,
    isWaived: (...question) => book.isWaived(...question),
    logger,
  });
  await Promise.all([memory.load(clock.now()), gate.load()]);

  const entities = new ClusterEntities({
    ...base,
    onChange: () => {
      for (const { cluster } of model.clusters()) evaluated(cluster.name);
    },
  });
  const owners = createEntityIndex(base);
  const restarts = new RestartLog({
    now: () => clock.now(),
    changed: cluster => live.touch(cluster),
  });
  const probes = new FleetProbes({
    ...base,
    targets: probeTargets(checks),
    config: config.probes,
    addressOf: cluster => deps.addressOf(cluster, entities.entity(cluster)),
    random: Math.random,
    onRound: cluster => live.judgeAgain(cluster),
  });
  const facts = new FactsReader({
    model,
    probesOf: cluster => probes.of(cluster),
    restarts,
    ownerOf: object => owners.ownerOf(object),
    isProduction: environment =>
      environment !== undefined &&
      config.productionEnvironments.includes(environment),
  });
  const live = new LiveClusters({ ...base, facts, gate, memory });
  live.subscribe(evaluated);
  await book.start();
  const stopObserving = model.observePods(restarts);

  const rates = new OnlineRates({
    ...base,
    ...stores,
    onChange: evaluated,
  });
  const recorder = new NodeRecorder({
    ...base,
    ...stores,
    onChange: cluster => {
      stored(cluster);
      void rates.update(cluster);
    },
  });
  const inspections = new InspectionService({
    ...base,
    facts,
    probes,
    waivers: book,
    store: stores.inspections,
    keepMs: config.keepInspectionsMs,
  });
  const feed = new InspectionFeed({
    ...base,
    service: inspections,
    store: stores.inspections,
    onChange: stored,
  });

  const pages = new HealthPages({
    ...base,
    live,
    gate,
    memory,
    waivers: book,
    online: rates,
    inspections: feed,
    entities,
  });
  const operationGate = new OperationGate(deps);
  const streams = new HealthStreams({
    ...base,
    pages,
    changes,
    online: rates,
    inspections: stores.inspections,
    nodes: stores.nodes,
    gate: operationGate,
  });
  const router = createRouter({
    operations: new Operations({
      ...deps,
      gate: operationGate,
      streams,
      marks: () => gate.marks(pages.clusterNames, clock.now()),
      checks: checks.map(checkInfo),
      inspections,
      waivers: new WaiverService({ ...base, book }),
      retirement: new RetirementService({
        nodes: stores.nodes,
        recorder,
        rates,
      }),
    }),
  });
  return {
    router,
    inspectAll: async () => inspections.inspectAll(),
    async stop() {
      live.stop();
      probes.stop();
      stopObserving();
      for (const room of [book, feed, rates, entities, owners]) room.stop();
      await streams.close();
      await recorder.stop();
      await Promise.all([memory.settled(), gate.settled()]);
    },
  };
}
