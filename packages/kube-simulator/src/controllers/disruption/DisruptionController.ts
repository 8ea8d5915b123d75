import type { OwnerReference } from '@pilotage/fleet-node';
import type {
  ObjectName,
  ObjectStore,
  StoreEvent,
  StoredObject,
} from '../../store/types';
import type { DisruptionBudget } from '../kinds/disruptionBudget';
import type { Pod } from '../kinds/pod';
import { resources } from '../resources';
import { nameOf, type Decision } from '../runtime/actions';
import type { Controller, Watch } from '../runtime/runController';
import { selects } from '../../apimachinery/labelSelector';
import { controllerOf } from '../shared/ownership';
import { decideBudget } from './decideBudget';

const gatherMs = 50;

/** Reads PodDisruptionBudgets, their pods and the workloads behind those; {@link decideBudget} decides. */
export class DisruptionController implements Controller {
  readonly name = 'disruption';
  readonly resource = resources.disruptionBudgets;
  readonly watches: readonly Watch[] = [
    { resource: resources.pods, affected: event => this.#budgetsOf(event) },
  ];
  readonly #store: ObjectStore;
  readonly #hasCloneSets: boolean;

  constructor(options: { store: ObjectStore; kruise: boolean }) {
    this.#store = options.store;
    this.#hasCloneSets = options.kruise;
  }

  decide(name: ObjectName): Decision | undefined {
    const budget = this.#store.get<DisruptionBudget>(
      resources.disruptionBudgets,
      name,
    );
    if (!budget) return undefined;
    const pods = this.#store
      .list<Pod>(resources.pods, budget.metadata)
      .filter(({ metadata }) => selects(budget.spec.selector, metadata.labels));
    return decideBudget(
      { budget, pods, expectedScale: this.#expectedScale(pods) },
      { now: this.#store.clock.now() },
    );
  }

  gatherMs(): number {
    return gatherMs;
  }

  *#budgetsOf(event: StoreEvent): Iterable<ObjectName> {
    const { metadata } = event.object;
    for (const budget of this.#store.list<DisruptionBudget>(
      resources.disruptionBudgets,
      metadata,
    )) {
      if (selects(budget.spec.selector, metadata.labels)) yield nameOf(budget);
    }
  }

  #expectedScale(pods: readonly Pod[]): number {
    const scales = new Map<string, number>();
    const seen = new Set<string>();
    for (const pod of pods) {
      const owner = controllerOf(pod);
      if (!owner || seen.has(owner.uid)) continue;
      seen.add(owner.uid);
      const workload = this.#workload(pod, owner);
      if (workload) {
        const { replicas } = workload.spec as { readonly replicas?: number };
        scales.set(workload.metadata.uid, replicas ?? 1);
      }
    }
    return [...scales.values()].reduce((sum, scale) => sum + scale, 0);
  }

  /** The object whose scale counts: the Deployment above a ReplicaSet, else the owner itself. */
  #workload(pod: Pod, owner: OwnerReference): StoredObject | undefined {
    const { namespace } = pod.metadata;
    if (namespace === undefined) return undefined;
    const at = (name: string): ObjectName => ({ namespace, name });
    if (owner.kind === 'CloneSet') {
      return this.#hasCloneSets
        ? this.#store.get(resources.cloneSets, at(owner.name))
        : undefined;
    }
    if (owner.kind !== 'ReplicaSet') return undefined;
    const replicaSet = this.#store.get(resources.replicaSets, at(owner.name));
    const above = replicaSet && controllerOf(replicaSet);
    return above?.kind === 'Deployment'
      ? this.#store.get(resources.deployments, at(above.name))
      : replicaSet;
  }
}
