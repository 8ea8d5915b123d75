import type { PodGroup, PodGroupChange } from '@pilotage/fleet-node';
import type {
  MatrixEntities,
  MatrixModel,
} from '@pilotage/plugin-rollout-backend/src/sidecars/matrix/types';
import { PodFeed } from '../../../fleet-node/src/model/podFeed';
import type { PodRecord } from '../../../fleet-node/src/model/podRecord';
import { PodStore } from '../../../fleet-node/src/model/podStore';

/** The name of the one cluster there is. */
export const cluster = 'bench';

/** The sidecars of the fixture. */
export const rules = ['proxy', 'logs', 'metrics'].map(container => ({
  name: 'platform',
  container,
}));

/** A catalog that knows nobody. */
export const nobody: MatrixEntities = {
  ownerOf: () => undefined,
  subscribe: () => () => {},
};

/** The pods of one cluster as the model keeps them, fed by hand instead of by a watch. */
export class StoreModel implements MatrixModel {
  readonly #feed = new PodFeed(error => {
    throw error;
  });
  readonly #store = new PodStore({
    cluster,
    feed: this.#feed,
    onChange: () => {},
    zoneOf: () => '',
  });

  upsert(pod: PodRecord): void {
    this.#store.upsert(pod);
  }

  /** Groups made anew from the columns. */
  regroup(): Iterable<PodGroup> {
    return this.#store.regroup();
  }

  clusters() {
    return [
      {
        cluster: {
          name: cluster,
          title: cluster,
          authProvider: 'none',
          identity: 'server' as const,
        },
        condition: { state: 'live' as const, since: 0 },
        notInstalled: [],
        notReadable: [],
      },
    ];
  }

  podGroups(): Iterable<PodGroup> {
    return this.#store.groups();
  }

  observePodGroups(listener: (change: PodGroupChange) => void) {
    for (const group of this.#store.groups()) {
      listener({ cluster, id: group.id, delta: group.pods, group });
    }
    return this.#feed.listen(listener);
  }

  workloads = () => [];
  revisionsOf = () => [];
  objects = () => [];
  workloadOfOwner = () => undefined;
  subscribe = () => () => {};
}

/** The same pods, with groups counted anew from the columns each time they are asked for. */
export class AnewModel extends StoreModel {
  readonly #of: StoreModel;

  constructor(of: StoreModel) {
    super();
    this.#of = of;
  }

  override podGroups(): Iterable<PodGroup> {
    return this.#of.regroup();
  }

  override observePodGroups(listener: (change: PodGroupChange) => void) {
    for (const group of this.#of.regroup()) {
      listener({ cluster, id: group.id, delta: group.pods, group });
    }
    return () => false;
  }
}
