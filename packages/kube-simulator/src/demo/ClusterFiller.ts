import type { RuleBook } from '@pilotage/fake-kubelet';
import type { ClusterConnection } from '@pilotage/fleet-node';
import type { DrivenClock } from './DrivenClock';
import type { ClusterPlan, Drift } from './fleetPlan';
import { objectKey, type Manifest } from './manifest';
import { ManifestWriter } from './ManifestWriter';
import { waves } from './waves';
import { isRolledOut } from './workloadState';

/** How long a wave may take before the next begins all the same, milliseconds of simulated time. */
const patienceMs = 180_000;
/** Between two looks whether it is over. */
const lookMs = 1_000;
/** Between two waves, so that revisions are not all of the same minute. */
const restMs = 240_000;

/** What a wave waits for. */
const rolledOut = new Set(['Deployment', 'CloneSet', 'SidecarSet']);

/** The writing side of one cluster of the demo, wave by wave. */
export class ClusterFiller {
  readonly #plan: ClusterPlan;
  readonly #rules: RuleBook | undefined;
  readonly #writer: ManifestWriter;

  constructor(options: {
    plan: ClusterPlan;
    connection: ClusterConnection;
    /** Of the kubelets, to say what is wrong with nodes. */
    rules: RuleBook | undefined;
  }) {
    this.#plan = options.plan;
    this.#rules = options.rules;
    this.#writer = new ManifestWriter(options.connection);
  }

  /** Takes every object through its history to its manifest, and makes the mess people have left behind. */
  async fill(clock: DrivenClock): Promise<void> {
    const { cordoned, drifted, deleted, manifests } = this.#plan;
    for (const node of cordoned) await this.#cordon(node);
    for (const [index, { create, change }] of waves(this.#plan).entries()) {
      if (index > 0) await sleep(clock, restMs);
      for (const manifest of change) await this.#writer.change(manifest);
      for (const manifest of create) await this.#writer.create(manifest);
      await this.#settle([...create, ...change], clock);
    }
    for (const drift of drifted) await this.#drift(drift);
    for (const manifest of manifests) {
      if (deleted.includes(objectKey(manifest)))
        await this.#writer.delete(manifest);
    }
    for (const [node, troubles] of Object.entries(this.#plan.troubled)) {
      for (const trouble of troubles) this.#rules?.troubleNode(node, trouble);
    }
  }

  /** As `kubectl cordon` does it. */
  async #cordon(name: string): Promise<void> {
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name } };
    await this.#writer.patch(node, {
      body: { spec: { unschedulable: true } },
      manager: 'kubectl-cordon',
    });
  }

  /** The last pod, so that nobody who looks at the first ones stumbles over it. */
  async #drift({ workload, container, image }: Drift): Promise<void> {
    const manifest = this.#plan.manifests.find(
      candidate => objectKey(candidate) === workload,
    );
    const pod = manifest && (await this.#writer.podsOf(manifest)).at(-1);
    if (!pod) throw new Error(`${this.#plan.name}: no pod of ${workload}`);
    await this.#writer.patch(pod, {
      type: 'strategic',
      body: { spec: { containers: [{ name: container, image }] } },
      manager: 'kubectl-edit',
    });
  }

  /** Waits for the workloads to be rolled out. Some of the demo never are. */
  async #settle(
    manifests: readonly Manifest[],
    clock: DrivenClock,
  ): Promise<void> {
    const end = clock.now() + patienceMs;
    let open = manifests.filter(({ kind }) => rolledOut.has(kind));
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
