import type { ObjectName, ResourceKey, StoreEvent } from '../../store/types';
import { controllerOf } from '../shared/ownership';
import type { Watch } from './runController';

/** Changes of objects concern their controlling owner of the given kind; a change of owner concerns both. */
export function ownedBy(
  resource: ResourceKey,
  owner: { readonly apiGroup: string; readonly kind: string },
): Watch {
  return {
    resource,
    *affected(event: StoreEvent): Iterable<ObjectName> {
      const objects =
        event.type === 'MODIFIED'
          ? [event.object, event.previous]
          : [event.object];
      let told: string | undefined;
      for (const object of objects) {
        const ref = controllerOf(object);
        if (
          ref?.kind !== owner.kind ||
          !ref.apiVersion.startsWith(`${owner.apiGroup}/`) ||
          ref.uid === told
        ) {
          continue;
        }
        told = ref.uid;
        const { namespace } = object.metadata;
        yield namespace === undefined
          ? { name: ref.name }
          : { namespace, name: ref.name };
      }
    },
  };
}
