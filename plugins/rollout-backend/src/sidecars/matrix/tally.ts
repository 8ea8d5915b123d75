import type {
  SidecarCell,
  SidecarCounts,
  SidecarPodState,
} from '@pilotage/plugin-rollout-common';
import { sidecarPodStates } from '@pilotage/plugin-rollout-common';
import type { Cell } from './MatrixCells';
import type { Sight } from './Sight';

const notInjected = sidecarPodStates.indexOf('not-injected');

/** Pods of some cells, by state and by version. */
export class Tally {
  readonly #states = new Float64Array(sidecarPodStates.length);
  readonly #versions = new Map<string, Float64Array>();
  /** Pods by version and image. */
  readonly #images = new Map<string, Map<string, number>>();

  static of(cells: Iterable<Cell>, sight: Sight): Tally {
    const tally = new Tally();
    for (const cell of cells) {
      const state = sight.stateOf(cell);
      if (state !== -1) tally.add(cell, state);
    }
    return tally;
  }

  add(cell: Cell, state: number): void {
    this.#states[state]! += cell.pods;
    // Without its container a pod is of no version, seen or not.
    if (cell.state === notInjected) return;
    let states = this.#versions.get(cell.version);
    if (!states) {
      states = new Float64Array(sidecarPodStates.length);
      this.#versions.set(cell.version, states);
      this.#images.set(cell.version, new Map());
    }
    states[state]! += cell.pods;
    const images = this.#images.get(cell.version)!;
    images.set(cell.image, (images.get(cell.image) ?? 0) + cell.pods);
  }

  /** Pods, those without the container too. */
  get pods(): number {
    return sum(this.#states);
  }

  /** Pods that have the container. */
  get running(): number {
    let pods = 0;
    for (const states of this.#versions.values()) pods += sum(states);
    return pods;
  }

  get notInjected(): number {
    return this.#states[notInjected]!;
  }

  get counts(): SidecarCounts {
    return countsOf(this.#states);
  }

  /** Most pods first. */
  get cells(): SidecarCell[] {
    return this.#byPods().map(([version, states]) => ({
      version,
      counts: countsOf(states),
    }));
  }

  /** Most pods first; of several images with one tag the one most pods have. */
  get versions(): { version: string; image: string; pods: number }[] {
    return this.#byPods().map(([version, states]) => ({
      version,
      image: mostUsed(this.#images.get(version)!),
      pods: sum(states),
    }));
  }

  #byPods(): [string, Float64Array][] {
    return [...this.#versions].sort(
      ([a, podsA], [b, podsB]) => sum(podsB) - sum(podsA) || byText(a, b),
    );
  }
}

/** States without pods are left out. */
export function countsOf(states: Float64Array): SidecarCounts {
  const counts: Partial<Record<SidecarPodState, number>> = {};
  sidecarPodStates.forEach((state, index) => {
    if (states[index]! > 0) counts[state] = states[index]!;
  });
  return counts;
}

export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function mostUsed(images: ReadonlyMap<string, number>): string {
  const [first] = [...images].sort(
    ([a, podsA], [b, podsB]) => podsB - podsA || byText(a, b),
  );
  return first?.[0] ?? '';
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
