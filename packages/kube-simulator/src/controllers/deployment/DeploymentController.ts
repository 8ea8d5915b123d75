import type { ObjectName, ObjectStore, StoreEvent } from '../../store/types';
import type { Deployment } from '../kinds/deployment';
import type { Pod } from '../kinds/pod';
import type { ReplicaSet } from '../kinds/replicaSet';
import { resources } from '../resources';
import type { Decision } from '../runtime/actions';
import { ownedBy } from '../runtime/ownedBy';
import type { Controller, Watch } from '../runtime/runController';
import { controllerOf } from '../shared/ownership';
import { decideDeployment } from './decideDeployment';

/** Reads Deployments and their ReplicaSets; {@link decideDeployment} decides. */
export class DeploymentController implements Controller {
  readonly name = 'deployment';
  readonly resource = resources.deployments;
  readonly watches: readonly Watch[];
  readonly #store: ObjectStore;

  constructor(options: { store: ObjectStore }) {
    this.#store = options.store;
    this.watches = [
      ownedBy(resources.replicaSets, { apiGroup: 'apps', kind: 'Deployment' }),
      { resource: resources.pods, affected: event => this.#podGone(event) },
    ];
  }

  decide(name: ObjectName): Decision | undefined {
    const deployment = this.#store.get<Deployment>(resources.deployments, name);
    if (!deployment) return undefined;
    return decideDeployment(
      {
        deployment,
        replicaSets: this.#store.listControlledBy<ReplicaSet>(
          resources.replicaSets,
          deployment.metadata.uid,
        ),
        podsOf: ({ metadata }) =>
          this.#store.listControlledBy<Pod>(resources.pods, metadata.uid),
      },
      { now: this.#store.clock.now() },
    );
  }

  /** Strategy Recreate waits for the last old pod to be gone; no ReplicaSet changes when that happens. */
  *#podGone(event: StoreEvent): Iterable<ObjectName> {
    if (event.type !== 'DELETED') return;
    const owner = controllerOf(event.object);
    const { namespace } = event.object.metadata;
    if (owner?.kind !== 'ReplicaSet' || namespace === undefined) return;
    const replicaSet = this.#store.get(resources.replicaSets, {
      namespace,
      name: owner.name,
    });
    const deployment = replicaSet && controllerOf(replicaSet);
    if (deployment?.kind === 'Deployment') {
      yield { namespace, name: deployment.name };
    }
  }
}
