import type {
  SidecarCell,
  SidecarCounts,
  SidecarPodState,
} from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import type { Cell } from './MatrixCells';
import type { Sight } from './Sight';

const notInjected = sidecarPodStates.indexOf('not-injected');

/** Pods of one version. */
interface VersionTally {
  readonly version: string;
  readonly states: number[];
  pods: number;
  readonly cells: Cell[];
}

/** Pods of some cells, by state and by version. Plain lists: there are few versions, and many tallies. */
export class Tally {
  readonly #states = noPods();
  readonly #versions: VersionTally[] = [];
  #pods = 0;

  static of(cells: readonly Cell[], sight: Sight): Tally {
    const tally = new Tally();
    for (const cell of cells) {
      const state = sight.stateOf(cell);
      if (state !== -1) tally.#add(cell, state);
    }
    tally.#versions.sort(
      (a, b) => b.pods - a.pods || byText(a.version, b.version),
    );
    return tally;
  }

  /** Pods, those without the container too. */
  get pods(): number {
    return this.#pods;
  }

  /** Pods that have the container. */
  get running(): number {
    return this.#versions.reduce((sum, { pods }) => sum + pods, 0);
  }

  get notInjected(): number {
    return this.#states[notInjected]!;
  }

  get counts(): SidecarCounts {
    return countsOf(this.#states);
  }

  /** Most pods first. */
  get cells(): SidecarCell[] {
    return this.#versions.map(({ version, states }) => ({
      version,
      counts: countsOf(states),
    }));
  }

  /** Most pods first; of several images with one tag the one most pods have. */
  get versions(): { version: string; image: string; pods: number }[] {
    return this.#versions.map(({ version, pods, cells }) => ({
      version,
      image: mostUsedImage(cells),
      pods,
    }));
  }

  #add(cell: Cell, state: number): void {
    this.#pods += cell.pods;
    this.#states[state]! += cell.pods;
    // Without its container a pod is of no version, seen or not.
    if (cell.state === notInjected) return;
    let known = this.#versions.find(({ version }) => version === cell.version);
    if (!known) {
      known = { version: cell.version, states: noPods(), pods: 0, cells: [] };
      this.#versions.push(known);
    }
    known.states[state]! += cell.pods;
    known.pods += cell.pods;
    known.cells.push(cell);
  }
}

export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function noPods(): number[] {
  return sidecarPodStates.map(() => 0);
}

/** States without pods are left out. */
function countsOf(states: readonly number[]): SidecarCounts {
  const counts: Partial<Record<SidecarPodState, number>> = {};
  for (let state = 0; state < states.length; state++) {
    const pods = states[state]!;
    if (pods > 0) counts[sidecarPodStates[state]!] = pods;
  }
  return counts;
}

function mostUsedImage(cells: readonly Cell[]): string {
  const pods = new Map<string, number>();
  for (const cell of cells) {
    pods.set(cell.image, (pods.get(cell.image) ?? 0) + cell.pods);
  }
  const [first] = [...pods].sort(
    ([a, podsA], [b, podsB]) => podsB - podsA || byText(a, b),
  );
  return first?.[0] ?? '';
}
