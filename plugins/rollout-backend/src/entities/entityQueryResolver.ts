import type { Entity } from '@backstage/catalog-model';
import type {
  ClusterAccess,
  EntityTargets,
  FleetModel,
  ServiceLocator,
} from '@pilotage/fleet-node';
import { resolveEntityTargets } from '@pilotage/fleet-node';
import type { WorkloadLookup } from '@pilotage/plugin-rollout-common';
import type { EntityQueryResolver } from './entityQueries';

/** Resolves entities against the clusters the model follows. */
export function entityQueryResolver(options: {
  readonly model: Pick<FleetModel, 'clusters'>;
  readonly access: Pick<ClusterAccess, 'listClusters'>;
  readonly serviceLocator: ServiceLocator;
}): EntityQueryResolver {
  const { model, access, serviceLocator } = options;
  return async (entity: Entity) => {
    const clusters = model.clusters().map(({ cluster }) => cluster.name);
    const targets = resolveEntityTargets(entity, { clusters, serviceLocator });
    const problem =
      selectorProblem(targets) ??
      (clusters.length === 0 ? await listProblem(access) : undefined);
    const { labelSelector, namespace } = targets;
    const lookup: WorkloadLookup = {
      labelSelector,
      ...(namespace === undefined ? {} : { namespace }),
      clusters: targets.clusters,
      serviceLocator,
      annotations: annotationsOf(targets),
      ...(problem === undefined ? {} : { problem }),
    };
    return {
      queries: targets.clusters.map(cluster => ({
        cluster,
        labelSelector,
        ...(namespace === undefined ? {} : { namespace }),
      })),
      lookup,
    };
  };
}

/** Why there is no cluster at all: none is configured, or the Kubernetes plugin cannot be asked. */
async function listProblem(
  access: Pick<ClusterAccess, 'listClusters'>,
): Promise<string | undefined> {
  try {
    const listed = await access.listClusters();
    return listed.length === 0
      ? 'The Kubernetes plugin knows no clusters'
      : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function selectorProblem({ tried }: EntityTargets): string | undefined {
  for (const trial of tried) {
    if (trial.kind === 'label-selector' && trial.problem) return trial.problem;
  }
  return undefined;
}

function annotationsOf({
  tried,
}: EntityTargets): WorkloadLookup['annotations'] {
  return tried.flatMap(trial =>
    trial.kind === 'annotation'
      ? [
          {
            name: trial.name,
            ...(trial.value === undefined ? {} : { value: trial.value }),
          },
        ]
      : [],
  );
}
