import type {
  FleetChange,
  PodGroup,
  PodGroupChange,
} from '@pilotage/fleet-node';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import type { ContainerReading } from '../classify/readGroup';
import { readGroup } from '../classify/readGroup';
import type { Applications } from './Applications';
import type { ClusterKnowledge } from './ClusterKnowledge';
import type { Cell, MatrixCells } from './MatrixCells';
import type { GroupEntry, Home, OwnerGroups } from './OwnerGroups';
import { OwnerTable } from './OwnerGroups';

const mostLookups = 5;

/** Where the groups of one cluster are counted. */
export interface ClusterBoardOptions {
  readonly index: number;
  readonly knowledge: ClusterKnowledge;
  readonly cells: MatrixCells;
  readonly applications: Applications;
  /** All groups of the cluster as they are now. */
  groups(): Iterable<PodGroup>;
}

/** The groups of one cluster and the cells each of them counts in. */
export class ClusterBoard {
  readonly index: number;
  readonly knowledge: ClusterKnowledge;
  readonly #options: ClusterBoardOptions;
  readonly #entries: (GroupEntry | undefined)[] = [];
  readonly #owners = new OwnerTable();
  /** Owners that came without a known workload, and how often that was looked up again. */
  readonly #uncertain = new Map<OwnerGroups, number>();

  constructor(options: ClusterBoardOptions) {
    this.index = options.index;
    this.knowledge = options.knowledge;
    this.#options = options;
  }

  owners(): Iterable<OwnerGroups> {
    return this.#owners.values();
  }

  entry(group: number): GroupEntry | undefined {
    return this.#entries[group];
  }

  change({ id, delta, group }: PodGroupChange): void {
    const entry = this.#entries[id];
    if (!entry) {
      if (group) this.#enter(group);
      return;
    }
    entry.pods += delta;
    for (const cell of entry.cells) this.#options.cells.count(cell, delta);
    if (!group) this.#leave(id, entry);
  }

  heard(change: FleetChange): void {
    this.knowledge.heard(change);
  }

  /** Brings everything in line with what is known of the cluster now. */
  settle(): void {
    const { containers, owners } = this.knowledge.settle();
    if (containers) this.#readAgain();
    if (owners === 'all') {
      for (const owner of this.#owners.values()) this.#rehome(owner);
    } else if (owners === 'uncertain') this.#lookUpAgain();
  }

  #enter(group: PodGroup): void {
    const owner = this.#owners.of(group, () => this.#homeOf(group));
    if (owner.groups.size === 0 && !owner.home.certain)
      this.#uncertain.set(owner, 0);
    owner.groups.add(group.id);
    this.#entries[group.id] = {
      owner,
      pods: group.pods,
      cells: this.#count(owner, this.#read(group), group.pods),
    };
  }

  #leave(id: number, { owner }: GroupEntry): void {
    this.#entries[id] = undefined;
    owner.groups.delete(id);
    if (owner.groups.size > 0) return;
    this.#owners.delete(owner);
    this.#uncertain.delete(owner);
    const { application, member } = owner.home;
    this.#options.applications.leave(application, member);
  }

  /** What the cluster says of containers has changed, so every group is read anew. */
  #readAgain(): void {
    for (const group of this.#options.groups()) {
      const entry = this.#entries[group.id];
      if (!entry) continue;
      for (const cell of entry.cells) {
        this.#options.cells.count(cell, -entry.pods);
      }
      entry.cells = this.#count(entry.owner, this.#read(group), entry.pods);
    }
  }

  /**
   * Pods may be heard of a moment before their ReplicaSet. Those of Jobs never get a workload of ours, so they are not
   * looked up for ever.
   */
  #lookUpAgain(): void {
    for (const [owner, times] of this.#uncertain) {
      this.#rehome(owner);
      if (owner.home.certain || times + 1 === mostLookups)
        this.#uncertain.delete(owner);
      else this.#uncertain.set(owner, times + 1);
    }
  }

  #rehome(owner: OwnerGroups): void {
    const before = owner.home;
    const after = this.#homeOf(owner);
    owner.home = after;
    if (after.application !== before.application) {
      for (const id of owner.groups) {
        const entry = this.#entries[id]!;
        const readings = entry.cells.map(readingOf);
        for (const cell of entry.cells) {
          this.#options.cells.count(cell, -entry.pods);
        }
        entry.cells = this.#count(owner, readings, entry.pods);
      }
    }
    this.#options.applications.leave(before.application, before.member);
  }

  #count(
    owner: OwnerGroups,
    readings: readonly ContainerReading[],
    pods: number,
  ): Cell[] {
    const { cells, index } = this.#options;
    return readings.map(reading => {
      const cell = cells.cell(owner.home.application, index, reading);
      cells.count(cell, pods);
      return cell;
    });
  }

  #read(group: PodGroup): ContainerReading[] {
    return readGroup(group, this.knowledge);
  }

  #homeOf(pods: Pick<PodGroup, 'owner' | 'namespace' | 'labels'>): Home {
    const found = this.knowledge.workloadOf(pods);
    const { member, entity } = found;
    return {
      ...found,
      application: this.#options.applications.join(member, entity),
    };
  }
}

function readingOf({ name, image, rule, state }: Cell): ContainerReading {
  return { name, image, rule, state: sidecarPodStates[state]! };
}
