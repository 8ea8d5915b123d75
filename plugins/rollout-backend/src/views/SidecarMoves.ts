import type {
  EntityIndex,
  FleetModel,
  PodGroup,
  Workload,
} from '@pilotage/fleet-node';
import type { SidecarMove } from '@pilotage/plugin-rollout-common';
import { partitionPods } from '../drivers/cloneSet/partition';
import { runningContainers } from '../drivers/shared/podTemplate';
import type { SidecarSet } from '../drivers/sidecarSet/readSidecarSet';
import { readSidecarSet } from '../drivers/sidecarSet/readSidecarSet';

/** One pass over a cluster's groups serves all pages for so long. Milliseconds. */
const freshMs = 1_000;

/** The part of the live model that is looked at. */
type MovesModel = Pick<
  FleetModel,
  'workloads' | 'podGroups' | 'workloadOfOwner'
>;

type Counts = { updating: number; current: number; outdated: number };

/** What is moving under one workload, by SidecarSet. */
type Moving = Map<MovingSet, Counts>;

interface MovingSet {
  readonly sidecarSet: SidecarSet;
  readonly containers: readonly string[];
  readonly ownerEntityRef?: string;
}

/**
 * Which SidecarSets are changing containers under which workloads. Answers from groups, so that no page counts pods, and
 * counts each cluster at most once a second, however many pages are open.
 */
export class SidecarMoves {
  readonly #model: MovesModel;
  readonly #entities: Pick<EntityIndex, 'ownerOf'>;
  readonly #known = new Map<
    string,
    { readonly at: number; readonly moves: ReadonlyMap<string, Moving> }
  >();

  constructor(options: {
    model: MovesModel;
    entities: Pick<EntityIndex, 'ownerOf'>;
  }) {
    this.#model = options.model;
    this.#entities = options.entities;
  }

  /** Those that are on the way: some of its pods being changed, or part of them changed and part not. */
  of({ ref, uid }: Workload, now: number): readonly SidecarMove[] {
    const moving = this.#inCluster(ref.cluster, now).get(uid) ?? [];
    return [...moving]
      .filter(
        ([, { updating, current, outdated }]) =>
          updating > 0 || (current > 0 && outdated > 0),
      )
      .map(([{ sidecarSet, containers, ownerEntityRef }, counts]) => ({
        sidecarSet: sidecarSet.name,
        ...(ownerEntityRef === undefined ? {} : { ownerEntityRef }),
        containers,
        ...counts,
        halted: counts.updating === 0 && isHalted(sidecarSet),
      }))
      .sort((a, b) => (a.sidecarSet < b.sidecarSet ? -1 : 1));
  }

  #inCluster(cluster: string, now: number): ReadonlyMap<string, Moving> {
    const known = this.#known.get(cluster);
    if (known && now - known.at < freshMs) return known.moves;
    const moves = this.#count(cluster);
    this.#known.set(cluster, { at: now, moves });
    return moves;
  }

  #count(cluster: string): ReadonlyMap<string, Moving> {
    const moves = new Map<string, Moving>();
    const sets = this.#sets(cluster);
    if (sets.size === 0) return moves;
    const uids = new Map<string, string | undefined>();
    for (const group of this.#model.podGroups(cluster)) {
      const { sidecars, owner } = group;
      if (!sidecars || owner === '') continue;
      if (!uids.has(owner)) {
        uids.set(owner, this.#model.workloadOfOwner(cluster, owner)?.uid);
      }
      const uid = uids.get(owner);
      if (uid === undefined) continue;
      for (const mark of sidecars.sets) {
        const set = sets.get(mark.name);
        if (!set) continue;
        const moving = moves.get(uid) ?? new Map<MovingSet, Counts>();
        moves.set(uid, moving);
        const counts = moving.get(set) ?? {
          updating: 0,
          current: 0,
          outdated: 0,
        };
        moving.set(set, counts);
        counts[standing(group, mark.hash, set)] += group.pods;
      }
    }
    return moves;
  }

  #sets(cluster: string): ReadonlyMap<string, MovingSet> {
    const sets = new Map<string, MovingSet>();
    for (const workload of this.#model.workloads({ cluster })) {
      if (workload.ref.kind !== 'SidecarSet') continue;
      const sidecarSet = readSidecarSet(workload);
      const entity = this.#entities.ownerOf({
        cluster,
        namespace: '',
        labels: workload.object.metadata.labels ?? {},
      });
      sets.set(sidecarSet.name, {
        sidecarSet,
        containers: runningContainers(sidecarSet.contents).map(
          ({ name }) => name,
        ),
        ...(entity ? { ownerEntityRef: entity.entityRef } : {}),
      });
    }
    return sets;
  }
}

function standing(
  group: PodGroup,
  hash: string,
  { sidecarSet, containers }: MovingSet,
): keyof Counts {
  const updating = group.containers.some(
    ({ name, changing }) =>
      changing &&
      // Hot upgrades have two containers, with a number at the end.
      (containers.includes(name) ||
        containers.includes(name.replace(/-[12]$/, ''))),
  );
  if (updating) return 'updating';
  return hash === sidecarSet.hash ? 'current' : 'outdated';
}

/** Nothing moves by itself any more: it waits for a person. */
function isHalted(sidecarSet: SidecarSet): boolean {
  const { matched, updated } = sidecarSet;
  const held = partitionPods(sidecarSet.partition, matched);
  return (
    sidecarSet.strategy.paused ||
    sidecarSet.notUpdate ||
    sidecarSet.selector !== undefined ||
    (held > 0 && matched - updated <= held)
  );
}
