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
/** Between two waves, so that revisions are not all of the same minute. */
const restMs = 300_000;

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
    for (const node of this.#plan.cordoned) await this.#writer.cordon(node);
    for (const [index, { create, change }] of waves(this.#plan).entries()) {
      if (index > 0) await sleep(clock, restMs);
      for (const manifest of create) await this.#writer.create(manifest);
      for (const manifest of change) await this.#writer.change(manifest);
      await this.#settle([...create, ...change], clock);
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
      await sleep(clock, lookMs);
      const states = await Promise.all(
        open.map(async manifest =>
          isRolledOut(await this.#writer.read(manifest)),
        ),
      );
      open = open.filter((_, index) => !states[index]);
    }
  }
}

function sleep(clock: DrivenClock, ms: number): Promise<void> {
  return new Promise(resolve => {
    clock.setTimeout(() => resolve(), ms);
  });
}
