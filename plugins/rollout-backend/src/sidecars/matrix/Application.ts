import type { IndexedEntity } from '@pilotage/fleet-node';
import type { ApplicationRef } from '@pilotage/plugin-rollout-common';
import type { ApplicationLine } from './MatrixCells';

/** A workload of an application. */
export interface ApplicationMember {
  readonly namespace: string;
  readonly name: string;
}

/**
 * What pods belong to: an entity of the catalog with all of its workloads, or one workload's name in one namespace, on
 * every cluster.
 */
export class Application {
  /** Entity ref, else `namespace/name`. */
  readonly key: string;
  /** Place among all applications by key; see `Applications.rank`. */
  rank = 0;
  #entity: IndexedEntity | undefined;
  /** How often each workload was named, as `namespace/name`. */
  readonly #members = new Map<
    string,
    { readonly member: ApplicationMember; count: number }
  >();
  /** The containers that are no sidecars, by name. */
  readonly own = new Map<string, ApplicationLine>();
  /** Those that are, by name. */
  readonly sidecars = new Map<string, ApplicationLine>();
  #ref: ApplicationRef | undefined;

  constructor(key: string, entity: IndexedEntity | undefined) {
    this.key = key;
    this.#entity = entity;
  }

  /** Entity ref of who owns it. */
  get owner(): string | undefined {
    return this.#entity?.owner;
  }

  /** What the catalog says now. */
  set entity(entity: IndexedEntity | undefined) {
    if (entity === this.#entity) return;
    this.#entity = entity;
    this.#ref = undefined;
  }

  /** Whether it still has workloads. */
  get inUse(): boolean {
    return this.#members.size > 0;
  }

  /** An entity of several workloads goes by its own name. */
  get ref(): ApplicationRef {
    const { entityRef, owner, entity } = this.#entity ?? {};
    return (this.#ref ??= {
      name: this.#only(({ name }) => name) ?? entity?.metadata.name ?? '',
      namespace: this.#only(({ namespace }) => namespace) ?? '',
      ...(entityRef === undefined ? {} : { entityRef }),
      ...(owner === undefined ? {} : { owner }),
    });
  }

  /** What people may look for. */
  get names(): string[] {
    return [this.key, ...this.#members.keys()];
  }

  /** @returns whether its names are other ones now. */
  join(member: ApplicationMember): boolean {
    const known = this.#members.get(memberKey(member));
    if (known) {
      known.count += 1;
      return false;
    }
    this.#members.set(memberKey(member), { member, count: 1 });
    this.#ref = undefined;
    return true;
  }

  /** @returns whether its names are other ones now. */
  leave(member: ApplicationMember): boolean {
    const known = this.#members.get(memberKey(member));
    if (!known) return false;
    known.count -= 1;
    if (known.count > 0) return false;
    this.#members.delete(memberKey(member));
    this.#ref = undefined;
    return true;
  }

  /** What all workloads have in common. */
  #only(of: (member: ApplicationMember) => string): string | undefined {
    const values = new Set(
      [...this.#members.values()].map(({ member }) => of(member)),
    );
    return values.size === 1 ? [...values][0] : undefined;
  }
}

export function memberKey({ namespace, name }: ApplicationMember): string {
  return `${namespace}/${name}`;
}
