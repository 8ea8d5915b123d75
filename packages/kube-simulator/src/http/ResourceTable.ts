import type { ResourceDefinition } from '../store/ResourceDefinition';
import type { InMemoryStore } from '../store/InMemoryStore';
import { eventsView, fromEventsView, toEventsView } from './eventsView';
import type { ServedResource } from './ServedResource';

const same = <T>(object: T): T => object;

/** Everything that can be asked for, by group, version and plural. */
export class ResourceTable {
  readonly #byPath = new Map<string, ServedResource>();

  constructor(store: InMemoryStore) {
    for (const definition of store.state.resources) {
      for (const version of definition.versions) {
        this.#add({
          definition,
          served: definition,
          version,
          toView: same,
          fromView: same,
        });
      }
    }
    this.#add({
      definition: store.definition('events'),
      served: eventsView,
      version: 'v1',
      toView: toEventsView,
      fromView: fromEventsView,
    });
  }

  find(
    group: string,
    version: string,
    plural: string,
  ): ServedResource | undefined {
    return this.#byPath.get(`${group}/${version}/${plural}`);
  }

  /** The first resource of a kind, for owner references. */
  findKind(apiVersion: string, kind: string): ServedResource | undefined {
    const [group, version] = apiVersion.includes('/')
      ? apiVersion.split('/')
      : ['', apiVersion];
    return [...this.#byPath.values()].find(
      ({ served, version: own }) =>
        served.group === group && own === version && served.kind === kind,
    );
  }

  get served(): readonly ResourceDefinition[] {
    return [...new Set([...this.#byPath.values()].map(({ served }) => served))];
  }

  #add(resource: ServedResource): void {
    const { served, version } = resource;
    this.#byPath.set(`${served.group}/${version}/${served.plural}`, resource);
  }
}
