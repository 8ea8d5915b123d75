import type { IndexedEntity } from '@pilotage/fleet-node';
import type { ApplicationMember } from './Application';
import { Application, memberKey } from './Application';

/** All applications that have pods. */
export class Applications {
  readonly #byKey = new Map<string, Application>();

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
    }
    application.entity = entity;
    application.join(member);
    return application;
  }

  leave(application: Application, member: ApplicationMember): void {
    application.leave(member);
    if (!application.inUse) this.#byKey.delete(application.key);
  }
}

export function applicationKey(
  member: ApplicationMember,
  entity: IndexedEntity | undefined,
): string {
  return entity?.entityRef ?? memberKey(member);
}
