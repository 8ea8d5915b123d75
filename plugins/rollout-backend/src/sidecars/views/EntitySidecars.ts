import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { FleetModel, LiveView } from '@pilotage/fleet-node';
import { LiveDocument } from '@pilotage/fleet-node';
import type {
  SidecarCluster,
  SidecarEntitySection,
  SidecarEntityTopic,
} from '@pilotage/plugin-rollout-common';
import type { EntityQueries } from '../../entities/entityQueries';
import { sectionCluster } from '../../views/sectionCluster';
import type { SidecarMatrix } from '../matrix/SidecarMatrix';

/** What all viewers of one entity's Sidecars tab see. */
export class EntitySidecars extends LiveDocument<
  SidecarEntitySection,
  SidecarEntityTopic
> {
  readonly #state: { targets: EntityQueries };

  constructor(options: {
    readonly entityRef: string;
    readonly targets: EntityQueries;
    readonly matrix: Pick<SidecarMatrix, 'entity'>;
    readonly model: Pick<FleetModel, 'cluster'>;
    readonly logger: Pick<LoggerService, 'error'>;
  }) {
    const { entityRef, matrix, model, logger } = options;
    const state = { targets: options.targets };
    super({
      render: (): LiveView<SidecarEntitySection, SidecarEntityTopic> => ({
        topic: {
          entityRef,
          clusters: state.targets.queries.map(({ cluster }) =>
            sidecarCluster(model, cluster),
          ),
          labelSelector: state.targets.lookup.labelSelector,
        },
        sections: matrix.entity(state.targets.queries),
      }),
      onError: error =>
        logger.error(
          `The sidecars of ${entityRef} could not be drawn`,
          toError(error),
        ),
    });
    this.#state = state;
  }

  /** The entity was read again, and may lead somewhere else. */
  setTargets(targets: EntityQueries): void {
    if (JSON.stringify(targets) === JSON.stringify(this.#state.targets)) return;
    this.#state.targets = targets;
    this.touch();
  }
}

function sidecarCluster(
  model: Pick<FleetModel, 'cluster'>,
  cluster: string,
): SidecarCluster {
  const { name, title, environment, condition } = sectionCluster(
    cluster,
    model.cluster(cluster),
    Date.now(),
  );
  return {
    name,
    title,
    ...(environment === undefined ? {} : { environment }),
    condition,
  };
}
