import type { ObjectName, ObjectStore } from '../../store/types';
import type { CloneSet } from '../kinds/cloneSet';
import type { ControllerRevision } from '../kinds/controllerRevision';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import type { Decision } from '../runtime/actions';
import { ownedBy } from '../runtime/ownedBy';
import type { Controller } from '../runtime/runController';
import type { Random } from '../../apimachinery/random';
import { decideCloneSet } from './decideCloneSet';

const gatherMs = 5;
/** A round reads every pod, so a larger CloneSet gathers for longer: 3,000 pods for 65 ms. */
const podsPerGatheredMs = 50;

/** Reads CloneSets and what they control; {@link decideCloneSet} decides. */
export class CloneSetController implements Controller {
  readonly name = 'cloneset';
  readonly resource = resources.cloneSets;
  readonly watches = [
    ownedBy(resources.pods, { apiGroup: 'apps.kruise.io', kind: 'CloneSet' }),
  ];
  readonly #store: ObjectStore;
  readonly #random: Random;
  readonly #sizes = new Map<string, number>();

  constructor(options: { store: ObjectStore; random: Random }) {
    this.#store = options.store;
    this.#random = options.random;
  }

  decide(name: ObjectName): Decision | undefined {
    const cloneSet = this.#store.get<CloneSet>(resources.cloneSets, name);
    if (!cloneSet) {
      this.#sizes.delete(keyOf(name));
      return undefined;
    }
    const { uid } = cloneSet.metadata;
    const pods = this.#store.listControlledBy<Pod>(resources.pods, uid);
    this.#sizes.set(keyOf(name), pods.length);
    return decideCloneSet(
      {
        cloneSet,
        pods,
        revisions: this.#store.listControlledBy<ControllerRevision>(
          resources.controllerRevisions,
          uid,
        ),
      },
      { now: this.#store.clock.now(), random: this.#random },
    );
  }

  gatherMs(name: ObjectName): number {
    const pods = this.#sizes.get(keyOf(name)) ?? 0;
    return gatherMs + Math.ceil(pods / podsPerGatheredMs);
  }
}

function keyOf({ namespace, name }: ObjectName): string {
  return `${namespace ?? ''}/${name}`;
}
