import type { Entity } from '@backstage/catalog-model';
import { parseLabelSelector } from '../model/labelSelector';
import type { IndexedEntity } from './indexedEntity';
import type { ServiceLocator } from './serviceLocator';
import { locateClusters } from './serviceLocator';
import {
  kubernetesAnnotations,
  resolveEntityTargets,
} from './resolveEntityTargets';

/** Something on a cluster, as an entity is looked for. */
export interface LabelledObject {
  readonly cluster: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

interface Candidate {
  readonly indexed: IndexedEntity;
  readonly namespace?: string;
  readonly matches: (labels: Readonly<Record<string, string>>) => boolean;
}

/**
 * Finds the entity of an object without asking every entity: candidates are found by one label their selector wants, and
 * nearly all selectors are one label.
 */
export class EntityMatcher {
  readonly #serviceLocator: ServiceLocator;
  /** By label and value; the best candidate first. */
  readonly #byLabel = new Map<string, Map<string, Candidate[]>>();
  /** Selectors that want no label to have one certain value. */
  readonly #others: Candidate[] = [];

  constructor(options: {
    readonly entities: readonly IndexedEntity[];
    readonly serviceLocator: ServiceLocator;
  }) {
    this.#serviceLocator = options.serviceLocator;
    for (const indexed of [...options.entities].sort(byPreference)) {
      this.#add(indexed);
    }
  }

  find(object: LabelledObject): IndexedEntity | undefined {
    const id = object.labels[kubernetesAnnotations.id];
    const exact = this.#first(kubernetesAnnotations.id, id, object);
    if (exact) return exact;
    for (const label of this.#byLabel.keys()) {
      const found = this.#first(label, object.labels[label], object);
      if (found) return found;
    }
    return this.#others.find(candidate => this.#covers(candidate, object))
      ?.indexed;
  }

  #first(
    label: string,
    value: string | undefined,
    object: LabelledObject,
  ): IndexedEntity | undefined {
    if (value === undefined) return undefined;
    return this.#byLabel
      .get(label)
      ?.get(value)
      ?.find(candidate => this.#covers(candidate, object))?.indexed;
  }

  #covers(candidate: Candidate, object: LabelledObject): boolean {
    const { indexed, namespace, matches } = candidate;
    return (
      (namespace === undefined || namespace === object.namespace) &&
      matches(object.labels) &&
      this.#reaches(indexed.entity, object.cluster)
    );
  }

  #reaches(entity: Entity, cluster: string): boolean {
    if (this.#serviceLocator === 'multiTenant') return true;
    const located = locateClusters(entity, {
      clusters: [cluster],
      serviceLocator: this.#serviceLocator,
      cluster: entity.metadata.annotations?.[kubernetesAnnotations.cluster],
    });
    return located.length > 0;
  }

  #add(indexed: IndexedEntity): void {
    const { namespace, labelSelector } = resolveEntityTargets(indexed.entity, {
      clusters: [],
      serviceLocator: this.#serviceLocator,
    });
    const candidate = candidateOf({ indexed, namespace, labelSelector });
    if (!candidate) return;
    const [label, value] = wantedLabel(labelSelector) ?? [];
    if (label === undefined || value === undefined) {
      this.#others.push(candidate);
      return;
    }
    const values = this.#byLabel.get(label) ?? new Map<string, Candidate[]>();
    this.#byLabel.set(label, values);
    values.set(value, [...(values.get(value) ?? []), candidate]);
  }
}

/** @returns `undefined` for a selector that cannot be read: it leads to nothing, as on the entity's page. */
function candidateOf(options: {
  readonly indexed: IndexedEntity;
  readonly namespace: string | undefined;
  readonly labelSelector: string;
}): Candidate | undefined {
  const { labelSelector, ...rest } = options;
  try {
    return { ...rest, matches: parseLabelSelector(labelSelector) };
  } catch {
    return undefined;
  }
}

/** One label and value without which the selector does not match. */
function wantedLabel(
  selector: string,
): readonly [label: string, value: string] | undefined {
  for (const term of selector.replace(/\([^()]*\)/g, '').split(',')) {
    const [, label, value] =
      /^\s*([^\s=!<>]+)\s*==?\s*(\S+)\s*$/.exec(term) ?? [];
    if (label !== undefined && value !== undefined) return [label, value];
  }
  return undefined;
}

/** Who names a namespace means it; components are what runs, other kinds are made of them. Else the name decides. */
function byPreference(a: IndexedEntity, b: IndexedEntity): number {
  const rank = ({ entity }: IndexedEntity) =>
    (entity.metadata.annotations?.[kubernetesAnnotations.namespace] ? 0 : 2) +
    (entity.kind === 'Component' ? 0 : 1);
  return rank(a) - rank(b) || (a.entityRef < b.entityRef ? -1 : 1);
}
