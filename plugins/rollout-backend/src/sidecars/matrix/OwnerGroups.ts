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
  /** Nearly all pods of an owner have the same labels, so the lists are short. */
  readonly #owners = new Map<string, OwnerGroups[]>();

  *values(): Iterable<OwnerGroups> {
    for (const sameOwner of this.#owners.values()) yield* sameOwner;
  }

  /** @param makeHome - called when the owner is new. */
  of(group: PodGroup, makeHome: () => Home): OwnerGroups {
    const { owner, namespace, labels } = group;
    const key = ownerKey(owner, namespace, labels);
    const sameOwner = this.#owners.get(key);
    if (sameOwner) {
      for (const known of sameOwner) {
        if (known.labels === labels) return known;
      }
    }
    const made: OwnerGroups = {
      owner,
      namespace,
      labels,
      groups: new Set(),
      home: makeHome(),
    };
    if (sameOwner) sameOwner.push(made);
    else this.#owners.set(key, [made]);
    return made;
  }

  delete(owner: OwnerGroups): void {
    const key = ownerKey(owner.owner, owner.namespace, owner.labels);
    const sameOwner = this.#owners.get(key) ?? [];
    if (sameOwner.length === 1) this.#owners.delete(key);
    else sameOwner.splice(sameOwner.indexOf(owner), 1);
  }
}

/** Pods without an owner are told apart by all they have. */
function ownerKey(
  owner: string,
  namespace: string,
  labels: PodGroup['labels'],
): string {
  return owner === '' ? `${namespace} ${JSON.stringify(labels)}` : owner;
}
