import type { ObjectName, ObjectStore } from '../../store/types';
import type { Pod } from '../kinds/pod';
import type { ReplicaSet } from '../kinds/replicaSet';
import { resources } from '../resources';
import type { Decision } from '../runtime/actions';
import { ownedBy } from '../runtime/ownedBy';
import type { Controller } from '../runtime/runController';
import { controllerOf } from '../shared/ownership';
import type { Random } from '../../apimachinery/random';
import { decideReplicaSet } from './decideReplicaSet';

/** Reads ReplicaSets and their pods; {@link decideReplicaSet} decides. */
export class ReplicaSetController implements Controller {
  readonly name = 'replicaset';
  readonly resource = resources.replicaSets;
  readonly watches = [
    ownedBy(resources.pods, { apiGroup: 'apps', kind: 'ReplicaSet' }),
  ];
  readonly #store: ObjectStore;
  readonly #random: Random;

  constructor(options: { store: ObjectStore; random: Random }) {
    this.#store = options.store;
    this.#random = options.random;
  }

  decide(name: ObjectName): Decision | undefined {
    const replicaSet = this.#store.get<ReplicaSet>(resources.replicaSets, name);
    if (!replicaSet) return undefined;
    return decideReplicaSet(
      {
        replicaSet,
        pods: this.#podsOf(replicaSet),
        siblings: this.#family(replicaSet).flatMap(member =>
          this.#podsOf(member),
        ),
      },
      { now: this.#store.clock.now(), random: this.#random },
    );
  }

  #family(replicaSet: ReplicaSet): readonly ReplicaSet[] {
    const owner = controllerOf(replicaSet);
    return owner
      ? this.#store.listControlledBy<ReplicaSet>(
          resources.replicaSets,
          owner.uid,
        )
      : [replicaSet];
  }

  #podsOf(replicaSet: ReplicaSet): readonly Pod[] {
    return this.#store.listControlledBy<Pod>(
      resources.pods,
      replicaSet.metadata.uid,
    );
  }
}
