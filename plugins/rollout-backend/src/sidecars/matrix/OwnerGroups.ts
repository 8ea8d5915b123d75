import type { PodGroup } from '@pilotage/fleet-node';
import type { Application, ApplicationMember } from './Application';
import type { Cell } from './MatrixCells';

/** What is remembered of a group of pods. What it consists of never changes; how many there are does. */
export interface GroupEntry {
  readonly owner: OwnerGroups;
  cells: readonly Cell[];
  pods: number;
}

/** All groups of one owner with the same labels: they belong to one application. */
export interface OwnerGroups {
  /** Uid of the controlling owner; empty for none. */
  readonly owner: string;
  readonly namespace: string;
  readonly labels: PodGroup['labels'];
  readonly groups: Set<number>;
  home: Home;
}

/** Where pods belong, as far as that is known now. */
export interface Home {
  readonly application: Application;
  readonly member: ApplicationMember;
  /** Labels of the workload; empty when it is not known. */
  readonly workloadLabels: Readonly<Record<string, string>>;
  /** Whether the workload is known. */
  readonly certain: boolean;
}

/** Finds owners by uid, and by namespace those pods that have none. */
export class OwnerTable {
  readonly #owners = new Map<string, Map<PodGroup['labels'], OwnerGroups>>();

  *values(): Iterable<OwnerGroups> {
    for (const sameOwner of this.#owners.values()) yield* sameOwner.values();
  }

  /** @param makeHome - called when the owner is new. */
  of(group: PodGroup, makeHome: () => Home): OwnerGroups {
    const { owner, namespace, labels } = group;
    const key = ownerKey(owner, namespace);
    let sameOwner = this.#owners.get(key);
    if (!sameOwner) {
      sameOwner = new Map();
      this.#owners.set(key, sameOwner);
    }
    let found = sameOwner.get(labels);
    if (!found) {
      found = { owner, namespace, labels, groups: new Set(), home: makeHome() };
      sameOwner.set(labels, found);
    }
    return found;
  }

  delete({ owner, namespace, labels }: OwnerGroups): void {
    const key = ownerKey(owner, namespace);
    const sameOwner = this.#owners.get(key);
    sameOwner?.delete(labels);
    if (sameOwner?.size === 0) this.#owners.delete(key);
  }
}

function ownerKey(uid: string, namespace: string): string {
  return uid === '' ? `/${namespace}` : uid;
}
