import type { IndexedEntity } from '@pilotage/fleet-node';
import type { ApplicationMember } from './Application';
import { Application, memberKey } from './Application';
import { byText } from './tally';
import { TextSearch } from './TextSearch';

/** All applications that have pods. */
export class Applications {
  readonly #byKey = new Map<string, Application>();
  #ranked = true;
  #teams: readonly string[] | undefined;
  #search: TextSearch<Application> | undefined;

  values(): Iterable<Application> {
    return this.#byKey.values();
  }

  /** The application a workload belongs to, with one more reason to be there. */
  join(
    member: ApplicationMember,
    entity: IndexedEntity | undefined,
  ): Application {
    const key = applicationKey(member, entity);
    let application = this.#byKey.get(key);
    if (!application) {
      application = new Application(key, entity);
      this.#byKey.set(key, application);
      this.#ranked = false;
      this.#teams = undefined;
    }
    if (application.owner !== entity?.owner) this.#teams = undefined;
    application.entity = entity;
    if (application.join(member)) this.#search = undefined;
    return application;
  }

  /** Applications with this text in a name. */
  withText(part: string): readonly Application[] {
    this.#search ??= new TextSearch(
      [...this.#byKey.values()],
      ({ names }) => names,
    );
    return this.#search.find(part);
  }

  /** Owners of applications, in order; worked out once until one comes or goes. */
  teams(): readonly string[] {
    if (!this.#teams) {
      const owners = new Set<string>();
      for (const { owner } of this.#byKey.values()) {
        if (owner !== undefined) owners.add(owner);
      }
      this.#teams = [...owners].sort(byText);
    }
    return this.#teams;
  }

  /** Numbers them in the order of their keys, for those who sort thousands. */
  rank(): void {
    if (this.#ranked) return;
    [...this.#byKey.values()]
      .sort((a, b) => byText(a.key, b.key))
      .forEach((application, rank) => {
        application.rank = rank;
      });
    this.#ranked = true;
  }

  leave(application: Application, member: ApplicationMember): void {
    if (application.leave(member)) this.#search = undefined;
    if (application.inUse) return;
    this.#byKey.delete(application.key);
    this.#teams = undefined;
  }
}

export function applicationKey(
  member: ApplicationMember,
  entity: IndexedEntity | undefined,
): string {
  return entity?.entityRef ?? memberKey(member);
}
