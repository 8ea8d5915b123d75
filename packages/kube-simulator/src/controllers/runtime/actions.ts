import type {
  NewObject,
  ObjectName,
  ObjectStore,
  ResourceKey,
  StoredObject,
} from '../../store/types';
import type { EventNote, EventRecorder } from './EventRecorder';

/** One write a controller decided on. */
export type Action =
  | {
      readonly verb: 'create';
      readonly resource: ResourceKey;
      readonly object: NewObject;
    }
  /** Everything but the status becomes as in `object`. */
  | {
      readonly verb: 'update';
      readonly resource: ResourceKey;
      readonly object: StoredObject;
    }
  /** The status becomes as in `object`. */
  | {
      readonly verb: 'updateStatus';
      readonly resource: ResourceKey;
      readonly object: StoredObject;
    }
  | {
      readonly verb: 'delete';
      readonly resource: ResourceKey;
      readonly name: ObjectName;
    }
  | ({ readonly verb: 'event' } & EventNote);

/** What a controller makes of the objects it read. */
export interface Decision {
  /** In order; the first refusal ends the round. */
  readonly actions: readonly Action[];
  /** Look again after this many milliseconds, changes or not. */
  readonly requeueAfterMs?: number;
}

/**
 * Carries out a decision. It is made and carried out in one turn of the event loop, so nothing can have
 * changed in between and no write can conflict.
 */
export function applyActions(
  actions: readonly Action[],
  target: {
    readonly store: ObjectStore;
    readonly recorder: EventRecorder;
    /** Field manager of the writes. */
    readonly manager: string;
  },
): void {
  const { store, recorder, manager } = target;
  for (const action of actions) {
    switch (action.verb) {
      case 'create':
        store.create(action.resource, action.object, { manager });
        break;
      case 'update':
      case 'updateStatus':
        store.patch(
          action.resource,
          nameOf(action.object),
          current => ({
            ...action.object,
            metadata: {
              ...action.object.metadata,
              resourceVersion: current.metadata.resourceVersion,
            },
          }),
          {
            manager,
            ...(action.verb === 'updateStatus'
              ? { subresource: 'status' as const }
              : {}),
          },
        );
        break;
      case 'delete':
        store.delete(action.resource, action.name, { manager });
        break;
      case 'event':
        recorder.record(action);
        break;
      default:
        throw new Error(`Unknown action ${JSON.stringify(action)}`);
    }
  }
}

export function nameOf(object: StoredObject): ObjectName {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? { name } : { namespace, name };
}
