import { selects } from '../../apimachinery/labelSelector';
import { injectedBy, marks } from '../../sidecars/marks';
import { namespacesOf } from '../../sidecars/selection';
import type { ObjectName, ObjectStore, StoreEvent } from '../../store/types';
import type { Pod } from '../kinds/pod';
import type { SidecarRevision, SidecarSet } from '../kinds/sidecarSet';
import { resources } from '../resources';
import type { Decision } from '../runtime/actions';
import type { Controller } from '../runtime/runController';
import { isReady } from '../shared/podState';
import { decideSidecarSet } from './decideSidecarSet';
import { isConsistent } from './podState';

const gatherMs = 5;
/** A round reads every selected pod, so a SidecarSet of many gathers for longer: 300 pods for 65 ms. */
const podsPerGatheredMs = 5;

/** Reads SidecarSets and the pods they select; {@link decideSidecarSet} decides. */
export class SidecarSetController implements Controller {
  readonly name = 'sidecarset';
  readonly resource = resources.sidecarSets;
  readonly watches = [
    {
      resource: resources.pods,
      affected: (event: StoreEvent) => this.#affected(event),
    },
  ];
  readonly #store: ObjectStore;
  readonly #sizes = new Map<string, number>();

  constructor({ store }: { store: ObjectStore }) {
    this.#store = store;
  }

  decide(name: ObjectName): Decision | undefined {
    const set = this.#store.get<SidecarSet>(resources.sidecarSets, name);
    if (!set || set.metadata.deletionTimestamp) {
      this.#sizes.delete(name.name);
      return undefined;
    }
    const selected = this.#selectedBy(set);
    this.#sizes.set(name.name, selected.length);
    const revisions = this.#store.listControlledBy<SidecarRevision>(
      resources.controllerRevisions,
      set.metadata.uid,
    );
    return decideSidecarSet(
      { set, selected, revisions },
      this.#store.clock.now(),
    );
  }

  gatherMs({ name }: ObjectName): number {
    const pods = this.#sizes.get(name) ?? 0;
    return gatherMs + Math.ceil(pods / podsPerGatheredMs);
  }

  #selectedBy(set: SidecarSet): readonly Pod[] {
    const namespaces = namespacesOf(set, this.#store) ?? [undefined];
    return namespaces
      .flatMap(namespace =>
        this.#store.list<Pod>(resources.pods, { namespace }),
      )
      .filter(({ metadata }) => selects(set.spec.selector, metadata.labels));
  }

  /**
   * A pod concerns the SidecarSets that injected it. One of type NotUpdate is told of new pods only, as the
   * real controller has it: its counters of ready pods stay behind.
   */
  *#affected(event: StoreEvent): Iterable<ObjectName> {
    for (const name of injectedBy(event.object)) {
      const set = this.#store.get<SidecarSet>(resources.sidecarSets, { name });
      if (set && matters(set, event)) yield { name };
    }
  }
}

function matters(set: SidecarSet, event: StoreEvent): boolean {
  if (event.type !== 'MODIFIED') return event.type === 'ADDED';
  if (set.spec.updateStrategy?.type === 'NotUpdate') return false;
  const before = event.previous as Pod;
  const after = event.object as Pod;
  const mark = ({ metadata }: Pod) => metadata.annotations?.[marks.hash];
  return (
    before.metadata.deletionTimestamp !== after.metadata.deletionTimestamp ||
    before.metadata.labels !== after.metadata.labels ||
    mark(before) !== mark(after) ||
    isReady(before) !== isReady(after) ||
    isConsistent(set, before) !== isConsistent(set, after)
  );
}
