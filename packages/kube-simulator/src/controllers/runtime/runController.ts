import type {
  ObjectName,
  ObjectStore,
  ResourceKey,
  StoreEvent,
} from '../../store/types';
import { applyActions, nameOf, type Decision } from './actions';
import type { EventRecorder } from './EventRecorder';
import { WorkQueue } from './WorkQueue';

/** Changes of another resource that concern objects of this controller. */
export interface Watch {
  readonly resource: ResourceKey;
  affected(event: StoreEvent): Iterable<ObjectName>;
}

/** A level-based controller: whatever happened, it reads what is there now and decides. */
export interface Controller {
  readonly name: string;
  /** The resource it looks after. */
  readonly resource: ResourceKey;
  readonly watches: readonly Watch[];
  /** Reads the object and what belongs to it. An object that is gone needs nothing. */
  decide(name: ObjectName): Decision | undefined;
  /** Milliseconds to gather changes before looking; default 5. */
  gatherMs?(name: ObjectName): number;
}

/** Told of every round that failed; the name is tried again with back-off. */
export type OnControllerError = (
  error: unknown,
  context: { readonly controller: string; readonly name: ObjectName },
) => void;

const defaultGatherMs = 5;

/** Starts a controller on a store. Existing objects are looked at first. */
export function runController(
  controller: Controller,
  options: {
    store: ObjectStore;
    recorder: EventRecorder;
    manager: string;
    onError: OnControllerError;
  },
): { stop(): void } {
  const { store, recorder, manager, onError } = options;
  const queue = new WorkQueue({
    clock: store.clock,
    handle: name => {
      const decision = controller.decide(name);
      if (!decision) return undefined;
      applyActions(decision.actions, { store, recorder, manager });
      return decision.requeueAfterMs;
    },
    onError: (error, name) =>
      onError(error, { controller: controller.name, name }),
  });
  const add = (name: ObjectName) =>
    queue.add(name, controller.gatherMs?.(name) ?? defaultGatherMs);

  const subscriptions = [
    store.subscribe(controller.resource, ({ object }) => add(nameOf(object))),
    ...controller.watches.map(watch =>
      store.subscribe(watch.resource, event => {
        for (const name of watch.affected(event)) add(name);
      }),
    ),
  ];
  for (const object of store.list(controller.resource)) add(nameOf(object));
  return {
    stop() {
      for (const unsubscribe of subscriptions) unsubscribe();
      queue.stop();
    },
  };
}
