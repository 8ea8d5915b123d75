import type { Clock, ObjectMeta } from '@pilotage/fleet-node';

/**
 * A resource in the store, named as CustomResourceDefinitions are: `<plural>.<group>`, or only the plural for
 * the core group. All served versions of a kind share one collection.
 *
 * @example `pods`, `deployments.apps`, `clonesets.apps.kruise.io`
 *
 * @public
 */
export type ResourceKey = string;

/**
 * Metadata as the store keeps it.
 *
 * @public
 */
export interface StoredMeta extends ObjectMeta {
  readonly generateName?: string;
  readonly finalizers?: readonly string[];
  readonly deletionGracePeriodSeconds?: number;
}

/**
 * An object in the store. Frozen by convention: a write replaces it and shares what did not change, so an
 * object that is still the same reference has not changed.
 *
 * @public
 */
export interface StoredObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: StoredMeta;
  readonly [field: string]: unknown;
}

/**
 * An object to create: `uid`, `resourceVersion`, `creationTimestamp` and `generation` are given by the store,
 * `name` too when only `generateName` is set.
 *
 * @public
 */
export interface NewObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Partial<StoredMeta>;
  readonly [field: string]: unknown;
}

/**
 * Where an object is. Cluster-scoped objects have no namespace.
 *
 * @public
 */
export interface ObjectName {
  readonly namespace?: string;
  readonly name: string;
}

/**
 * What every write may say about itself.
 *
 * @public
 */
export interface WriteOptions {
  /** Recorded in `managedFields`, as the `fieldManager` query parameter would be. */
  readonly manager?: string;
  /** `apply` is recorded as such in `managedFields`; default `Update`. */
  readonly operation?: 'Update' | 'Apply';
  /** Answer what would be stored, store nothing. */
  readonly dryRun?: boolean;
}

/**
 * What a write through {@link ObjectStore.patch} may touch. Default: everything but the status.
 *
 * @public
 */
export interface PatchOptions extends WriteOptions {
  readonly subresource?: 'status' | 'scale';
}

/**
 * The part of `DeleteOptions` the store honours.
 *
 * @public
 */
export interface DeleteOptions extends WriteOptions {
  /** Only pods wait. 0 removes at once; default `spec.terminationGracePeriodSeconds`. */
  readonly gracePeriodSeconds?: number;
  /** Default `Background`: dependents are collected after their owner is gone. */
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  readonly preconditions?: {
    readonly uid?: string;
    readonly resourceVersion?: string;
  };
}

/**
 * One change of one object, in the order of resource versions.
 *
 * @public
 */
export type StoreEvent<T extends StoredObject = StoredObject> =
  | { readonly type: 'ADDED'; readonly object: T }
  | { readonly type: 'MODIFIED'; readonly object: T; readonly previous: T }
  /** The object as it was last, with the resourceVersion of its deletion. */
  | { readonly type: 'DELETED'; readonly object: T };

/**
 * The versioned store behind the simulated API server, as controllers in the same process see it. Type
 * parameters are the caller's reading of `spec` and `status`; the store keeps any JSON.
 *
 * Writes behave as those of the API server: defaulting, validation, generation, optimistic concurrency,
 * `managedFields`. A refused write throws {@link ApiError} with the Status an HTTP client would get.
 *
 * @public
 */
export interface ObjectStore {
  readonly clock: Clock;

  get<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
  ): T | undefined;

  /** All objects of a resource, or of one namespace of it. Costs the size of the answer. */
  list<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    options?: { namespace?: string },
  ): readonly T[];

  /** The objects whose controlling ownerReference has this uid. Costs the size of the answer. */
  listControlledBy<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    ownerUid: string,
  ): readonly T[];

  /** @throws ApiError AlreadyExists, Invalid, NotFound (namespace) or Forbidden (namespace terminating) */
  create<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    object: NewObject,
    options?: WriteOptions,
  ): T;

  /**
   * Replaces everything but the status (where the resource has a status subresource). A resourceVersion in
   * the metadata must be the current one. An update that changes nothing writes nothing.
   *
   * @throws ApiError NotFound, Conflict, Invalid
   */
  update<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    object: StoredObject,
    options?: WriteOptions,
  ): T;

  /** Replaces only the status; the rest of the object is ignored. Same concurrency rule as {@link update}. */
  updateStatus<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    object: StoredObject,
    options?: WriteOptions,
  ): T;

  /**
   * Changes the current object by a pure function, so no conflict can arise. With subresource `status` only
   * the status of the result counts, without it everything but the status.
   *
   * @throws ApiError NotFound, Invalid
   */
  patch<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
    change: (current: T) => T,
    options?: PatchOptions,
  ): T;

  /**
   * Deletes, or marks with a deletionTimestamp what has finalizers or a grace period. The answer is the
   * object as it was left.
   *
   * @throws ApiError NotFound, Conflict (precondition)
   */
  delete<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
    options?: DeleteOptions,
  ): T;

  /**
   * Calls the listener for every later change of the resource, synchronously after the write and in order.
   * A listener may write; the changes it causes are told after the present one was told to everybody.
   * Existing objects are not replayed: list first, in the same turn.
   *
   * @returns ends the subscription
   */
  subscribe<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    listener: (event: StoreEvent<T>) => void,
  ): () => void;
}
