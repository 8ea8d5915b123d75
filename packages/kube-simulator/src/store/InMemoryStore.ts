import { toTime } from '../apimachinery/time';
import type { Clock } from '@pilotage/fleet-node';
import type { Admission } from './Admission';
import { ApiError } from './ApiError';
import type { Collection } from './Collection';
import { checkConcurrency } from './concurrency';
import { deepEqual } from './deepEqual';
import { planDeletion } from './deletion';
import { countGeneration, isReleased } from './lifecycle';
import { recordManager } from './managedFields';
import { carryOver, createdObject, initialMeta } from './metadata';
import { checkNamespace } from './namespaceCheck';
import type { Random } from '../apimachinery/random';
import type { ResourceDefinition } from './ResourceDefinition';
import { alreadyExists, invalid, notFound } from './statusErrors';
import type {
  DeleteOptions,
  NewObject,
  ObjectName,
  ObjectStore,
  PatchOptions,
  ResourceKey,
  StoredMeta,
  StoredObject,
  StoreEvent,
  WriteOptions,
} from './types';
import { VersionedState } from './VersionedState';

/** How an {@link InMemoryStore} is made. */
export interface InMemoryStoreOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly resources: readonly ResourceDefinition[];
  /** Changes remembered per resource. */
  readonly historyLimit: number;
}

/** The store behind the API: what a write does, on top of {@link VersionedState}. */
export class InMemoryStore implements ObjectStore {
  readonly clock: Clock;
  readonly state: VersionedState;
  readonly #random: Random;

  constructor(options: InMemoryStoreOptions) {
    this.clock = options.clock;
    this.#random = options.random;
    this.state = new VersionedState(options.resources, options.historyLimit);
  }

  definition(resource: ResourceKey): ResourceDefinition {
    return this.state.definition(resource);
  }

  get<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
  ) {
    return this.#collection(resource).get(name) as T | undefined;
  }

  list<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    options: { namespace?: string } = {},
  ) {
    const objects: unknown = this.#collection(resource).list(options.namespace);
    return objects as readonly T[];
  }

  listControlledBy<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    ownerUid: string,
  ) {
    const objects: unknown =
      this.#collection(resource).listControlledBy(ownerUid);
    return objects as readonly T[];
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
    const metadata = this.#newMeta(definition, object);
    const complete = this.#complete(
      definition,
      createdObject(object, metadata, definition),
    );
    this.#check(definition, complete);
    if (this.get(resource, metadata)) {
      throw alreadyExists(definition, metadata.name);
    }
    const managed = this.#recordManager(
      undefined,
      complete,
      definition,
      options,
    );
    const status = definition.initialStatus?.(managed);
    const made = status === undefined ? managed : { ...managed, status };
    if (options.dryRun) return made as T;
    return this.state.commit(resource, made, undefined) as T;
  }

  update<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    object: StoredObject,
    options: WriteOptions = {},
  ): T {
    return this.#replace(resource, object, options) as T;
  }

  updateStatus<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    object: StoredObject,
    options: WriteOptions = {},
  ): T {
    return this.#replace(resource, object, {
      ...options,
      subresource: 'status',
    }) as T;
  }

  patch<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
    change: (current: T) => T,
    options: PatchOptions = {},
  ): T {
    const current = this.#mustGet(resource, name);
    return this.#replace(resource, change(current as T), options) as T;
  }

  delete<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    name: ObjectName,
    options: DeleteOptions = {},
  ): T {
    const definition = this.definition(resource);
    const current = this.#mustGet(resource, name);
    definition.admitDeletion?.(current);
    const plan = planDeletion(current, definition, options, this.clock.now());
    if (options.dryRun || plan.action === 'wait') return current as T;
    return (
      plan.action === 'mark'
        ? this.state.commit(resource, plan.object, current)
        : this.state.remove(resource, plan.object, current)
    ) as T;
  }

  subscribe<T extends StoredObject = StoredObject>(
    resource: ResourceKey,
    listener: (event: StoreEvent<T>) => void,
  ): () => void {
    return this.state.subscribe(
      resource,
      listener as (event: StoreEvent) => void,
    );
  }

  #collection(resource: ResourceKey): Collection {
    return this.state.collection(resource);
  }

  /** A generated name that is taken is drawn again, as the API server does up to eight times. */
  #newMeta(definition: ResourceDefinition, object: NewObject): StoredMeta {
    const draw = () =>
      initialMeta(object, definition, {
        now: this.clock.now(),
        random: this.#random,
      });
    let metadata = draw();
    for (let tries = 1; tries < 8 && !object.metadata.name; tries++) {
      if (!this.get(definition.key, metadata)) break;
      metadata = draw();
    }
    return metadata;
  }

  #mustGet(resource: ResourceKey, name: ObjectName): StoredObject {
    const current = this.get(resource, name);
    if (!current) throw notFound(this.definition(resource), name.name);
    return current;
  }

  #replace(
    resource: ResourceKey,
    object: StoredObject,
    options: PatchOptions,
  ): StoredObject {
    const definition = this.definition(resource);
    const current = this.#mustGet(resource, object.metadata);
    checkConcurrency(object, current, definition);
    const { subresource } = options;
    const draft = carryOver(object, current, definition, subresource);
    const complete = subresource ? draft : definition.applyDefaults(draft);
    if (deepEqual(complete, current)) return current;
    if (subresource !== 'status') this.#check(definition, complete, current);
    const managed = this.#recordManager(
      current,
      countGeneration(complete, current, definition, subresource),
      definition,
      options,
    );
    if (options.dryRun) return managed;
    return isReleased(managed, definition)
      ? this.state.remove(resource, managed, current)
      : this.state.commit(resource, managed, current);
  }

  #complete(
    definition: ResourceDefinition,
    object: StoredObject,
  ): StoredObject {
    const defaulted = definition.applyDefaults(object);
    const mutated = definition.mutateNew?.(defaulted, this.#admission());
    return mutated && mutated !== defaulted
      ? definition.applyDefaults(mutated)
      : defaulted;
  }

  #admission(): Admission {
    return {
      cluster: this,
      now: this.clock.now(),
      chance: () => this.#random.next(),
    };
  }

  #check(
    definition: ResourceDefinition,
    object: StoredObject,
    previous?: StoredObject,
  ): void {
    definition.admit?.(object, previous, this.#admission());
    const causes = definition.validate(object, previous);
    if (causes.length > 0) {
      throw invalid(definition, object.metadata.name, causes);
    }
  }

  #recordManager(
    before: StoredObject | undefined,
    after: StoredObject,
    definition: ResourceDefinition,
    options: PatchOptions,
  ): StoredObject {
    const managedFields = recordManager(
      before,
      after,
      {
        manager: options.manager ?? 'unknown',
        operation: options.operation ?? 'Update',
        subresource: options.subresource,
        time: toTime(this.clock.now()),
      },
      definition.type,
    );
    return managedFields === after.metadata.managedFields ||
      managedFields.length === 0
      ? after
      : { ...after, metadata: { ...after.metadata, managedFields } };
  }
}
