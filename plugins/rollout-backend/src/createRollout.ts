import type {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ClusterAccess,
  EntityIndex,
  FleetModel,
  FleetService,
} from '@pilotage/fleet-node';
import { Doors, OperationGate, StreamSlots } from '@pilotage/fleet-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { EntityWorkloads } from './actions/EntityWorkloads';
import { ForecastService } from './actions/ForecastService';
import { OperationService } from './actions/OperationService';
import type { DriverRegistry } from './cluster/DriverRegistry';
import type { RolloutConfig } from './config/rolloutConfig';
import { Confirmer } from './confirm/Confirmer';
import { forgetOperations } from './database/forgetOperations';
import { OperationStore } from './database/OperationStore';
import { DiagnosisService } from './diagnosis/DiagnosisService';
import type { EntityQueryResolver } from './entities/entityQueries';
import type { TargetGates } from './gates/TargetGates';
import { createRouter } from './http/createRouter';
import { Operations } from './http/Operations';
import { DriverInputs } from './inputs/DriverInputs';
import { PersonalSights } from './sight/PersonalSights';
import { SidecarOperations } from './sidecars/http/SidecarOperations';
import { SidecarMatrix } from './sidecars/matrix/SidecarMatrix';
import { SidecarStreams } from './sidecars/views/SidecarStreams';
import { ActivityFeed } from './streams/ActivityFeed';
import { StreamService } from './streams/StreamService';
import { TopicRegistry } from './streams/TopicRegistry';
import { SidecarMoves } from './views/SidecarMoves';
import { TopicRenderer } from './views/TopicRenderer';
import { VerdictMemory } from './views/VerdictMemory';
import { WorkloadReader } from './views/WorkloadReader';

/** What the rollout backend stands on. */
export interface RolloutDependencies {
  readonly config: RolloutConfig;
  readonly logger: LoggerService;
  readonly httpAuth: HttpAuthService;
  readonly auditor: AuditorService;
  readonly permissions: PermissionsService;
  readonly catalog: CatalogService;
  readonly knex: Knex;
  readonly model: FleetService['model'];
  readonly access: ClusterAccess;
  readonly drivers: DriverRegistry;
  readonly resolveQueries: EntityQueryResolver;
  readonly entities: EntityIndex;
  readonly gates: TargetGates;
}

/** Puts the rooms together: the router to mount, and how to stop everything that runs. */
export function createRollout(deps: RolloutDependencies): {
  readonly router: Router;
  readonly stop: () => Promise<void>;
} {
  const { config, logger, model, drivers, resolveQueries, gates } = deps;
  const { requestTimeoutMs, writes } = config;
  const inputs = new DriverInputs(deps);
  const store = new OperationStore({ knex: deps.knex });
  const gate = new OperationGate(deps);
  const activity = new ActivityFeed({ store, logger });
  const verdicts = new VerdictMemory();
  const rendererOver = (seen: FleetModel) =>
    new TopicRenderer({
      model: seen,
      drivers,
      inputs,
      moves: new SidecarMoves({ model: seen, entities: deps.entities }),
      gates,
      writes,
      verdicts,
      logger,
    });
  const topicsOver = (seen: FleetModel) =>
    new TopicRegistry({
      model: seen,
      activity,
      resolveQueries,
      logger,
      renderer: rendererOver(seen),
    });
  const topics = topicsOver(model);
  const sights = new PersonalSights({ fleet: model, topicsOver, logger });
  const confirmer = new Confirmer({
    model,
    modelSeeing: cluster => sights.modelSeeing(cluster),
    store,
    drivers,
    inputs,
    logger,
    timeoutMs: config.confirmationTimeoutMs,
    requestTimeoutMs,
  });
  confirmer.start();
  gates.start({ logger });
  const stopForgetting = forgetOperations({
    store,
    logger,
    keepMs: config.keepOperationsMs,
  });

  const workloads = new EntityWorkloads({
    ...deps,
    modelOf: onlooker => sights.modelOf(onlooker),
    inputs,
    requestTimeoutMs,
  });
  const doors = new Doors({ ...deps, gate });
  const slots = new StreamSlots();
  const matrix = new SidecarMatrix({
    ...deps,
    rules: config.sidecarRules,
  });
  const sidecarStreams = new SidecarStreams({ ...deps, matrix, gate, slots });
  const router = createRouter({
    sidecars: new SidecarOperations({
      doors,
      streams: sidecarStreams,
      matrix,
    }),
    operations: new Operations({
      doors,
      streams: new StreamService({ topics, sights, gate, slots }),
      forecasts: new ForecastService({ workloads, writes, gates }),
      changes: new OperationService({ store, workloads, writes, logger }),
      diagnoses: new DiagnosisService({ workloads, requestTimeoutMs }),
      workloads: new WorkloadReader({
        renderer: rendererOver(model),
        resolveQueries,
        store,
      }),
    }),
  });
  return {
    router,
    async stop() {
      topics.close();
      sidecarStreams.close();
      matrix.stop();
      await sights.close();
      confirmer.stop();
      gates.stop();
      stopForgetting();
      activity.stop();
    },
  };
}
