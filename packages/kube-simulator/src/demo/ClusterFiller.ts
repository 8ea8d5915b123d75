import type { ClusterConnection } from '@pilotage/fleet-node';
import type { DrivenClock } from './DrivenClock';
import type { ClusterPlan, Manifest } from './fleetPlan';
import { ManifestWriter, workloadsOf } from './ManifestWriter';
import { waves } from './waves';
import { isRolledOut } from './workloadState';

/** How long a wave may take before the next begins all the same, milliseconds of simulated time. */
const patienceMs = 180_000;
/** Between two looks whether it is over. */
const lookMs = 1_000;

/** The writing side of one cluster of the demo, wave by wave. */
export class ClusterFiller {
  readonly #plan: ClusterPlan;
  readonly #writer: ManifestWriter;

  constructor(plan: ClusterPlan, connection: ClusterConnection) {
    this.#plan = plan;
    this.#writer = new ManifestWriter(connection);
  }

  /** Cordons what is to be cordoned and takes every workload through its history to its manifest. */
  async fill(clock: DrivenClock): Promise<void> {
    const [first, ...later] = waves(this.#plan);
    for (const node of this.#plan.cordoned) await this.#writer.cordon(node);
    for (const manifest of first?.create ?? [])
      await this.#writer.create(manifest);
    await this.#settle(first?.create ?? [], clock);
    for (const { change } of later) {
      for (const manifest of change) await this.#writer.change(manifest);
      await this.#settle(change, clock);
    }
  }

  /** Waits for the workloads to be rolled out. Some of the demo never are. */
  async #settle(
    manifests: readonly Manifest[],
    clock: DrivenClock,
  ): Promise<void> {
    const end = clock.now() + patienceMs;
    let open = workloadsOf(manifests);
    while (open.length > 0 && clock.now() < end) {
      await new Promise<void>(resolve => {
        clock.setTimeout(() => resolve(), lookMs);
      });
      const states = await Promise.all(
        open.map(async manifest =>
          isRolledOut(await this.#writer.read(manifest)),
        ),
      );
      open = open.filter((_, index) => !states[index]);
    }
  }
}
