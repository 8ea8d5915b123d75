import type { ResourceDefinition } from '../store/ResourceDefinition';
import type { StoredObject } from '../store/types';

/** A resource as one group and version serves it. */
export interface ServedResource {
  /** How the store treats the objects. */
  readonly definition: ResourceDefinition;
  /** What discovery says about it; the same but for a second view of the same objects. */
  readonly served: ResourceDefinition;
  readonly version: string;
  /** From the stored form to the served one. */
  readonly toView: (object: StoredObject) => StoredObject;
  /** From the served form to the stored one. */
  readonly fromView: (object: StoredObject) => StoredObject;
}

/** `apps/v1`, `v1`. */
export function groupVersionOf({ served, version }: ServedResource): string {
  return served.group ? `${served.group}/${version}` : version;
}
