import type { Admission } from './Admission';
import type { StatusCause } from './ApiError';
import type { ResourceKey, StoredObject } from './types';

/** How the store treats one resource. */
export interface ResourceDefinition {
  readonly key: ResourceKey;
  /** Empty string for the core group. */
  readonly group: string;
  /** Served versions, the preferred one first; objects are stored in it. */
  readonly versions: readonly string[];
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly subresources: readonly Subresource[];
  readonly verbs: readonly string[];
  /** Defined by a CustomResourceDefinition: no strategic merge, no unconditional update. */
  readonly custom: boolean;
  /** Has `metadata.generation`, raised by every change outside metadata and status. */
  readonly generation: boolean;
  /** Annotations count as wanted state too (Deployment). */
  readonly annotationsBumpGeneration: boolean;
  /** The metadata a write to the status subresource may change as well. */
  readonly statusMetadata: readonly ('labels' | 'annotations')[];
  /** A PUT without resourceVersion replaces whatever is there. */
  readonly unconditionalUpdate: boolean;
  /** DELETE answers with the object instead of a Status. */
  readonly returnsDeleted: boolean;
  /** Root of the object's fields in `objectTypes.json`. */
  readonly type: string;
  /** Fills what the author left out. Must share what it does not change. */
  readonly applyDefaults: (object: StoredObject) => StoredObject;
  /** What is wrong with an object, beyond types. `previous` is absent on create. */
  readonly validate: (
    object: StoredObject,
    previous?: StoredObject,
  ) => readonly StatusCause[];
  /** Stands for a webhook that changes new objects; what it makes of one is defaulted again. */
  readonly mutateNew?: (
    object: StoredObject,
    admission: Admission,
  ) => StoredObject;
  /**
   * Stands for the admission webhook of the kind: refuses by throwing. `previous` is absent on create.
   */
  readonly admit?: (
    object: StoredObject,
    previous: StoredObject | undefined,
    admission: Admission,
  ) => void;
  /** Stands for the webhook that guards deletion: refuses by throwing. */
  readonly admitDeletion?: (object: StoredObject) => void;
  /** Makes the status of a new object; without it a new object has the status `{}` or none. */
  readonly initialStatus?: (object: StoredObject) => unknown;
}

/** Subresources the simulator can serve. */
export type Subresource = 'status' | 'scale' | 'eviction' | 'log' | 'binding';
