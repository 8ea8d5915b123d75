import type { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { WorkloadRef } from '@pilotage/fleet-common';
import { stringifyWorkloadRef } from '@pilotage/fleet-common';
import type { WorkloadReading } from '@pilotage/plugin-rollout-common';
import type { OperationStore } from '../database/OperationStore';
import type { EntityQueryResolver } from '../entities/entityQueries';
import { PodEncoder } from './PodEncoder';
import type { TopicRenderer } from './TopicRenderer';

/** One workload of an entity as the tab shows it now, for those who ask instead of listening. Asks no cluster. */
export class WorkloadReader {
  readonly #renderer: Pick<TopicRenderer, 'render'>;
  readonly #resolve: EntityQueryResolver;
  readonly #store: Pick<OperationStore, 'listRecent'>;

  constructor(options: {
    renderer: Pick<TopicRenderer, 'render'>;
    resolveQueries: EntityQueryResolver;
    store: Pick<OperationStore, 'listRecent'>;
  }) {
    this.#renderer = options.renderer;
    this.#resolve = options.resolveQueries;
    this.#store = options.store;
  }

  /** @throws NotFoundError when the workload is not one of the entity's. */
  async read(options: {
    readonly entityRef: string;
    readonly entity: Entity;
    readonly workload: WorkloadRef;
  }): Promise<WorkloadReading> {
    const { entityRef, workload } = options;
    const key = stringifyWorkloadRef(workload);
    const [targets, recent] = await Promise.all([
      this.#resolve(options.entity),
      this.#store.listRecent(workload),
    ]);
    const { sections } = this.#renderer.render({
      entityRef,
      targets: {
        ...targets,
        queries: targets.queries.filter(
          ({ cluster }) => cluster === workload.cluster,
        ),
      },
      encoder: new PodEncoder(),
      activity: ref => (stringifyWorkloadRef(ref) === key ? recent : []),
      reuse: () => undefined,
      now: Date.now(),
    });
    const own = sections.get(key)?.section;
    if (own && own.type !== 'cluster') return own;
    const cluster = sections.get(encodeURIComponent(workload.cluster))?.section;
    if (cluster?.type === 'cluster' && cluster.state === 'not-seen') {
      return cluster;
    }
    const { kind, namespace, name } = workload;
    throw new NotFoundError(
      `${entityRef} has no ${kind} ${
        namespace ? `${namespace}/` : ''
      }${name} on cluster ${workload.cluster}`,
    );
  }
}
