import type { Clock } from './Clock';
import { Collection } from './Collection';
import { deepEqual } from './deepEqual';
import { Dispatcher } from './Dispatcher';
import { planDeletion } from './deletion';
import { recordManager } from './managedFields';
import { carryOver, initialMeta, rfc3339 } from './metadata';
import { OwnerIndex } from './OwnerIndex';
import type { Random } from './random';
import type { ResourceDefinition } from './ResourceDefinition';
import { alreadyExists, conflict, invalid, notFound } from './statusErrors';
import { checkNamespace } from './namespaceCheck';
import { ApiError } from './ApiError';
import type {
  DeleteOptions,
  NewObject,
  ObjectName,
  ObjectStore,
  PatchOptions,
  ResourceKey,
  StoredObject,
  StoreEvent,
  WriteOptions,
} from './types';

/** How an {@link InMemoryStore} is made. */
export interface InMemoryStoreOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly resources: readonly ResourceDefinition[];
  /** Changes remembered per resource; default 10,000. */
  readonly historyLimit?: number;
}

type Subresource = PatchOptions['subresource'];

/** The store behind the API: all state of the simulated cluster, in memory, versioned by one counter. */
export class InMemoryStore implements ObjectStore {
  readonly clock: Clock;
  readonly owners = new OwnerIndex();
  readonly #random: Random;
  readonly #definitions = new Map<ResourceKey, ResourceDefinition>();
  readonly #collections = new Map<ResourceKey, Collection>();
  readonly #dispatcher = new Dispatcher();
  #version = 1;

  constructor(options: InMemoryStoreOptions) {
    this.clock = options.clock;
    this.#random = options.random;
    for (const definition of options.resources) {
      this.#definitions.set(definition.key, definition);
      this.#collections.set(
        definition.key,
        new Collection(options.historyLimit ?? 10_000, this.#version),
      );
    }
  }

  /** The resourceVersion of the latest write. */
  get version(): number {
    return this.#version;
  }

  get resources(): Iterable<ResourceDefinition> {
    return this.#definitions.values();
  }

  definition(resource: ResourceKey): ResourceDefinition {
    const definition = this.#definitions.get(resource);
    if (!definition) throw new Error(`The store has no resource ${resource}`);
    return definition;
  }

  collection(resource: ResourceKey): Collection {
    this.definition(resource);
    return this.#collections.get(resource)!;
  }

  get<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
  ) {
    return this.collection(resource).get(name) as T | undefined;
  }

  list<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    options: { namespace?: string } = {},
  ) {
    return this.collection(resource).list(
      options.namespace,
    ) as unknown as readonly T[];
  }

  listControlledBy<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    ownerUid: string,
  ) {
    return this.collection(resource).listControlledBy(
      ownerUid,
    ) as unknown as readonly T[];
  }

  create<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    object: NewObject,
    options: WriteOptions = {},
  ): T {
    const definition = this.definition(resource);
    if (object.metadata.resourceVersion) {
      throw new ApiError({
        code: 500,
        message: 'resourceVersion should not be set on objects to be created',
      });
    }
    checkNamespace(this, definition, object);
    const metadata = initialMeta(object, definition, {
      now: this.clock.now(),
      random: this.#random,
    });
    const { status, ...rest } = object;
    const draft: StoredObject = {
      ...rest,
      apiVersion: apiVersionOf(definition),
      kind: definition.kind,
      metadata,
      ...(definition.subresources.includes('status')
        ? {}
        : status === undefined
        ? {}
        : { status }),
    };
    const defaulted = definition.applyDefaults(draft);
    const initial = definition.initialStatus?.(defaulted);
    const complete =
      initial === undefined ? defaulted : { ...defaulted, status: initial };
    this.#check(definition, complete);
    if (this.collection(resource).get(metadata)) {
      throw alreadyExists(definition, metadata.name);
    }
    const managed = this.#recordManager(
      undefined,
      complete,
      definition,
      options,
    );
    if (options.dryRun) return managed as T;
    return this.#commit(definition, managed, undefined) as T;
  }

  update<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    object: StoredObject,
    options: WriteOptions = {},
  ): T {
    return this.#replace(resource, object, options, undefined) as T;
  }

  updateStatus<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    object: StoredObject,
    options: WriteOptions = {},
  ): T {
    return this.#replace(resource, object, options, 'status') as T;
  }

  patch<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
    change: (current: T) => T,
    options: PatchOptions = {},
  ): T {
    const current = this.#mustGet(resource, name);
    const next = change(current as T);
    return this.#replace(resource, next, options, options.subresource) as T;
  }

  delete<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
    options: DeleteOptions = {},
  ): T {
    const definition = this.definition(resource);
    const current = this.#mustGet(resource, name);
    const plan = planDeletion(current, definition, options, this.clock.now());
    if (options.dryRun || plan.action === 'wait') return current as T;
    if (plan.action === 'mark') {
      return this.#commit(definition, plan.object, current) as T;
    }
    return this.#remove(definition, plan.object, current) as T;
  }

  subscribe<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    listener: (event: StoreEvent<T>) => void,
  ): () => void {
    this.definition(resource);
    return this.#dispatcher.subscribe(
      resource,
      listener as (event: StoreEvent) => void,
    );
  }

  #mustGet(resource: ResourceKey, name: ObjectName): StoredObject {
    const current = this.collection(resource).get(name);
    if (!current) throw notFound(this.definition(resource), name.name);
    return current;
  }

  #replace(
    resource: ResourceKey,
    object: StoredObject,
    options: WriteOptions,
    subresource: Subresource,
  ): StoredObject {
    const definition = this.definition(resource);
    const current = this.#mustGet(resource, object.metadata);
    const { resourceVersion, uid } = object.metadata;
    if (
      resourceVersion &&
      resourceVersion !== current.metadata.resourceVersion
    ) {
      throw conflict(definition, object.metadata.name);
    }
    if (uid && uid !== current.metadata.uid) {
      throw conflict(
        definition,
        object.metadata.name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid}`,
      );
    }
    const draft = carryOver(object, current, definition, subresource);
    const complete = subresource ? draft : definition.applyDefaults(draft);
    if (deepEqual(complete, current)) return current;
    const specChanged =
      definition.generation &&
      subresource !== 'status' &&
      !sameWish(complete, current, definition);
    if (subresource !== 'status') this.#check(definition, complete, current);
    const counted = specChanged
      ? {
          ...complete,
          metadata: {
            ...complete.metadata,
            generation: (current.metadata.generation ?? 0) + 1,
          },
        }
      : complete;
    const managed = this.#recordManager(
      current,
      counted,
      definition,
      options,
      subresource,
    );
    if (options.dryRun) return managed;
    return isReleased(managed, definition)
      ? this.#remove(definition, managed, current)
      : this.#commit(definition, managed, current);
  }

  #check(
    definition: ResourceDefinition,
    object: StoredObject,
    previous?: StoredObject,
  ) {
    definition.admit?.(object, previous);
    const causes = definition.validate(object, previous);
    if (causes.length > 0)
      throw invalid(definition, object.metadata.name, causes);
  }

  #recordManager(
    before: StoredObject | undefined,
    after: StoredObject,
    definition: ResourceDefinition,
    options: WriteOptions,
    subresource?: Subresource,
  ): StoredObject {
    const managedFields = recordManager(
      before,
      after,
      {
        manager: options.manager ?? 'unknown',
        operation: options.operation ?? 'Update',
        subresource,
        time: rfc3339(this.clock.now()),
      },
      definition.type,
    );
    return managedFields === after.metadata.managedFields ||
      managedFields.length === 0
      ? after
      : { ...after, metadata: { ...after.metadata, managedFields } };
  }

  #commit(
    definition: ResourceDefinition,
    object: StoredObject,
    previous: StoredObject | undefined,
  ): StoredObject {
    const stored = this.#stamp(object);
    const collection = this.collection(definition.key);
    collection.set(stored, previous);
    this.owners.move(definition.key, stored, previous);
    this.#tell(
      definition.key,
      previous
        ? { type: 'MODIFIED', object: stored, previous }
        : { type: 'ADDED', object: stored },
    );
    return stored;
  }

  #remove(
    definition: ResourceDefinition,
    object: StoredObject,
    previous: StoredObject,
  ): StoredObject {
    const last = this.#stamp(object);
    this.collection(definition.key).remove(previous);
    this.owners.move(definition.key, undefined, previous);
    this.#tell(definition.key, { type: 'DELETED', object: last });
    return last;
  }

  #stamp(object: StoredObject): StoredObject {
    this.#version++;
    return {
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(this.#version) },
    };
  }

  #tell(resource: ResourceKey, event: StoreEvent): void {
    this.collection(resource).log.append({ version: this.#version, ...event });
    this.#dispatcher.publish(resource, event);
  }
}

function apiVersionOf({ group, versions }: ResourceDefinition): string {
  return group ? `${group}/${versions[0]}` : versions[0]!;
}

/** Everything but metadata and status counts as spec, as it does for custom resources. */
function sameWish(
  a: StoredObject,
  b: StoredObject,
  definition: ResourceDefinition,
): boolean {
  const { metadata: before, status: _as, ...left } = a;
  const { metadata: after, status: _bs, ...right } = b;
  return (
    deepEqual(left, right) &&
    (!definition.annotationsBumpGeneration ||
      deepEqual(before.annotations, after.annotations))
  );
}

/** Marked for deletion, nothing waits for it any more. */
function isReleased(
  { metadata, spec }: StoredObject,
  definition: ResourceDefinition,
): boolean {
  if (!metadata.deletionTimestamp || metadata.finalizers?.length) return false;
  if (definition.key === 'namespaces') {
    return !(spec as { finalizers?: unknown[] } | undefined)?.finalizers
      ?.length;
  }
  return (metadata.deletionGracePeriodSeconds ?? 0) === 0;
}
