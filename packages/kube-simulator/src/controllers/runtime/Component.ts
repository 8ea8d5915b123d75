import { holdLeaderLease } from '../../system/leaderLease';
import type { ObjectStore } from '../../store/types';

/**
 * A part of the control plane besides the API server.
 *
 * @public
 */
export type ControlPlaneComponent =
  | 'kube-controller-manager'
  | 'kube-scheduler';

interface Part {
  stop(): void;
}

/**
 * One process of a control plane: the controllers it runs, and the Lease by which others see that it lives. Started
 * anew it is another process, with another identity, that begins by reading everything.
 */
export class Component {
  readonly #options: {
    readonly name: ControlPlaneComponent;
    readonly store: ObjectStore;
    readonly start: () => readonly Part[];
  };
  #parts: readonly Part[] = [];
  #release: (() => void) | undefined;
  #starts = 0;

  /** @param options - `name`: of its Lease too */
  constructor(options: {
    name: ControlPlaneComponent;
    store: ObjectStore;
    start: () => readonly Part[];
  }) {
    this.#options = options;
  }

  /** Does nothing while it runs. */
  start(): void {
    if (this.#release) return;
    const { name, store, start } = this.#options;
    this.#starts += 1;
    this.#release = holdLeaderLease(store, {
      name,
      holder: `control-plane_${this.#starts}`,
    });
    this.#parts = start();
  }

  /** Ends as if killed: nothing is handed over. */
  stop(): void {
    this.#release?.();
    this.#release = undefined;
    for (const part of this.#parts) part.stop();
    this.#parts = [];
  }
}
