import type {
  FleetChange,
  IndexedEntity,
  PodGroup,
} from '@pilotage/fleet-node';
import type { ClusterContext } from '../classify/readGroup';
import type { RuleMatcher } from '../classify/sidecarRuleConfig';
import type { SidecarSetFacts } from '../classify/sidecarSetFacts';
import { sidecarSetFacts } from '../classify/sidecarSetFacts';
import type { ApplicationMember } from './Application';
import type { MatrixEntities, MatrixModel } from './types';

type Labels = Readonly<Record<string, string>>;

/** What changed of what pods are compared with and belong to. */
export interface KnowledgeChange {
  /** What containers are, and their states, may be other than before. */
  readonly containers: boolean;
  /** Owners of which the application may be another one: those that came lately without a known workload, or all. */
  readonly owners: 'none' | 'uncertain' | 'all';
}

/** The workload of some pods. */
export interface FoundWorkload {
  readonly member: ApplicationMember;
  readonly entity: IndexedEntity | undefined;
  readonly workloadLabels: Labels;
  /** Whether the workload is known; without it the name is a guess from the pods' labels. */
  readonly certain: boolean;
}

/** Everything about one cluster that its pods are compared with, read again only when it may have changed. */
export class ClusterKnowledge implements ClusterContext {
  readonly cluster: string;
  readonly matchRule: RuleMatcher;
  readonly #model: MatrixModel;
  readonly #entities: MatrixEntities;
  sidecarSets: ReadonlyMap<string, SidecarSetFacts> = new Map();
  #sidecarSetUids: ReadonlySet<string> = new Set();
  #namespaces: ReadonlyMap<string, Labels> = new Map();
  /** Names of controllers that are no workloads of ours, by uid. */
  #controllers: ReadonlyMap<string, string> = new Map();
  #stale = { sidecarSets: true, namespaces: true, controllers: true };
  #owners: KnowledgeChange['owners'] = 'none';

  constructor(options: {
    readonly cluster: string;
    readonly model: MatrixModel;
    readonly entities: MatrixEntities;
    readonly matchRule: RuleMatcher;
  }) {
    this.cluster = options.cluster;
    this.#model = options.model;
    this.#entities = options.entities;
    this.matchRule = options.matchRule;
    this.settle();
  }

  namespaceLabels(namespace: string): Labels {
    // The API server labels every namespace with its name, so that much is known without reading it.
    return (
      this.#namespaces.get(namespace) ?? {
        'kubernetes.io/metadata.name': namespace,
      }
    );
  }

  /** Remembers what has to be looked at again. */
  heard({ membership, workloads, kinds }: FleetChange): void {
    if (membership) this.#owners = 'all';
    else if (workloads.size > 0 && this.#owners === 'none')
      this.#owners = 'uncertain';
    if (membership || this.#sidecarSetsAmong(workloads))
      this.#stale.sidecarSets = true;
    if (kinds.has('/Namespace')) this.#stale.namespaces = true;
    if (kinds.has('apps/StatefulSet') || kinds.has('apps/DaemonSet'))
      this.#stale.controllers = true;
  }

  /** Owners have to be looked up again: the catalog is another one, or the cluster is seen as a whole again. */
  ownersChanged(): void {
    this.#owners = 'all';
  }

  /** Reads what may have changed. */
  settle(): KnowledgeChange {
    const { sidecarSets, namespaces, controllers } = this.#stale;
    const setsChanged = sidecarSets && this.#readSidecarSets();
    const namespacesChanged = namespaces && this.#readNamespaces();
    if (controllers && this.#readControllers()) this.#owners = 'all';
    const owners = this.#owners;
    this.#stale = { sidecarSets: false, namespaces: false, controllers: false };
    this.#owners = 'none';
    return { containers: setsChanged || namespacesChanged, owners };
  }

  /** The workload pods belong to, and the entity that leads to it or to them. */
  workloadOf(
    pods: Pick<PodGroup, 'owner' | 'namespace' | 'labels'>,
  ): FoundWorkload {
    const { owner, namespace, labels } = pods;
    const workload =
      owner === ''
        ? undefined
        : this.#model.workloadOfOwner(this.cluster, owner);
    const workloadLabels = workload?.object.metadata.labels ?? {};
    const name = workload?.ref.name ?? this.#controllers.get(owner);
    return {
      member: { namespace, name: name ?? nameByLabels(labels) },
      entity:
        this.#entityOf(namespace, workloadLabels) ??
        this.#entityOf(namespace, labels),
      workloadLabels,
      certain: name !== undefined,
    };
  }

  /** The entity that leads to a SidecarSet. */
  entityOfSidecarSet({ labels }: SidecarSetFacts): IndexedEntity | undefined {
    return this.#entityOf('', labels);
  }

  #entityOf(namespace: string, labels: Labels): IndexedEntity | undefined {
    return this.#entities.ownerOf({
      cluster: this.cluster,
      namespace,
      labels,
    });
  }

  #sidecarSetsAmong(workloads: ReadonlySet<string>): boolean {
    for (const uid of this.#sidecarSetUids) {
      if (workloads.has(uid)) return true;
    }
    return false;
  }

  #readSidecarSets(): boolean {
    const sets = this.#model
      .workloads({ cluster: this.cluster })
      .filter(
        ({ ref }) =>
          ref.kind === 'SidecarSet' && ref.group === 'apps.kruise.io',
      );
    this.#sidecarSetUids = new Set(sets.map(({ uid }) => uid));
    const read = new Map(
      sets
        .map(set => sidecarSetFacts(set, this.#model.revisionsOf(set)))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(facts => [facts.name, facts]),
    );
    // Its status changes with every pod that moves; that says nothing new about pods.
    const changed = textOf(read) !== textOf(this.sidecarSets);
    this.sidecarSets = read;
    return changed;
  }

  #readNamespaces(): boolean {
    const read = new Map(
      this.#objects('', 'Namespace').map(({ metadata }) => [
        metadata.name,
        metadata.labels ?? {},
      ]),
    );
    const selective = [...this.sidecarSets.values()].some(
      ({ namespaceSelector }) => namespaceSelector !== undefined,
    );
    const changed = selective && textOf(read) !== textOf(this.#namespaces);
    this.#namespaces = read;
    return changed;
  }

  #readControllers(): boolean {
    const read = new Map(
      ['StatefulSet', 'DaemonSet']
        .flatMap(kind => this.#objects('apps', kind))
        .map(({ metadata }) => [metadata.uid, metadata.name]),
    );
    const changed = textOf(read) !== textOf(this.#controllers);
    this.#controllers = read;
    return changed;
  }

  #objects(group: string, kind: string) {
    return this.#model.objects({ cluster: this.cluster, group, kind });
  }
}

/** What common conventions say about where pods come from; empty when they do not follow any. */
function nameByLabels(labels: Labels): string {
  for (const label of [
    'app.kubernetes.io/name',
    'app',
    'k8s-app',
    'batch.kubernetes.io/job-name',
    'job-name',
  ]) {
    if (Object.hasOwn(labels, label)) return labels[label]!;
  }
  return '';
}

function textOf(map: ReadonlyMap<string, unknown>): string {
  return JSON.stringify([...map], (_, value: unknown) =>
    value instanceof Map ? [...value] : value,
  );
}
