import type { Clock } from '@pilotage/fleet-node';
import { createEntityIndex } from '@pilotage/fleet-node';
import type { ClusterHealthDependencies } from './createClusterHealth';
import type { Stores } from './database/openStores';
import { ClusterEntities } from './entities/ClusterEntities';
import { FactsReader } from './facts/FactsReader';
import { RestartLog } from './facts/RestartLog';
import { ServingGate } from './gate/ServingGate';
import { WaiverBook } from './inspections/WaiverBook';
import { CauseMemory } from './live/CauseMemory';
import { LiveClusters } from './live/LiveClusters';
import { LiveTriggers } from './live/LiveTriggers';
import { FleetProbes } from './probes/FleetProbes';
import { probeTargets } from './probes/probeTargets';
import type { HealthChanges } from './streams/HealthChanges';

/** Starts everything that knows how the clusters are now: probes, facts, causes, checks, gate. */
export async function startEvaluation(
  deps: ClusterHealthDependencies & {
    readonly clock: Clock;
    readonly stores: Stores;
    readonly changes: HealthChanges;
  },
) {
  const { config, logger, model, checks, clock, stores, changes } = deps;
  const triggers = new LiveTriggers();
  const memory = new CauseMemory({ store: stores.causes, logger });
  const waivers = new WaiverBook({
    ...deps,
    store: stores.waivers,
    onChange: cluster => triggers.judgeAgain(cluster),
  });
  const gate = new ServingGate({
    config: config.gate,
    store: stores.marks,
    isWaived: (...question) => waivers.isWaived(...question),
    logger,
  });
  // What an earlier process knew comes before what this one sees.
  await Promise.all([memory.load(clock.now()), gate.load(), waivers.start()]);

  const entities = new ClusterEntities({
    ...deps,
    onChange: () => {
      for (const { cluster } of model.clusters()) {
        changes.evaluated(cluster.name);
      }
    },
  });
  const owners = createEntityIndex(deps);
  const restarts = new RestartLog({
    now: () => clock.now(),
    changed: cluster => triggers.touch(cluster),
  });
  const probes = new FleetProbes({
    ...deps,
    targets: probeTargets(checks),
    config: config.probes,
    addressOf: cluster => deps.addressOf(cluster, entities.entity(cluster)),
    random: Math.random,
    onRound: cluster => triggers.judgeAgain(cluster),
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
  const live = new LiveClusters({ ...deps, facts, gate, memory });
  triggers.connect(live);
  live.subscribe(cluster => changes.evaluated(cluster));
  const stopObserving = model.observePods(restarts);

  return {
    entities,
    facts,
    gate,
    live,
    memory,
    probes,
    waivers,
    async stop() {
      stopObserving();
      for (const room of [live, probes, waivers, entities, owners]) {
        room.stop();
      }
      await Promise.all([memory.settled(), gate.settled()]);
    },
  };
}
