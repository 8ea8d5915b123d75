import { createHash } from 'node:crypto';
import type { KubeObject, Workload } from '@pilotage/fleet-node';
import type {
  ForecastInput,
  MatchedPods,
  Plan,
} from '@pilotage/plugin-rollout-node';
import { applyPatch, deepClone } from 'fast-json-patch';
import { matched, sidecarInput, sidecarRevision } from './sidecarSets';

interface Spec {
  readonly containers: readonly { readonly image: string; env?: unknown }[];
  readonly updateStrategy: {
    readonly partition?: number | string;
    readonly maxUnavailable?: number | string;
    readonly paused?: boolean;
    readonly selector?: { readonly matchLabels: Record<string, string> };
  };
}

interface Pod {
  readonly application: string;
  readonly track: string;
  hash: string;
  shape: string;
}

/**
 * A tiny SidecarSet controller and its webhook, written from their documented behaviour and apart from the driver: floating
 * point, one pod at a time. It exists to disagree with the driver where the driver is wrong.
 */
export class SidecarSetModel {
  #object: KubeObject;
  readonly #workload: Workload;
  readonly #pods: readonly Pod[];
  #revisions: { hash: string; shape: string; number: number; spec: Spec }[] =
    [];
  /** Writes so far, so that a test can tell a sequence of no-ops from a good one. */
  changes = 0;

  constructor(
    workload: Workload,
    pods: readonly { readonly application: string; readonly track: string }[],
  ) {
    this.#workload = workload;
    this.#object = workload.object;
    this.#admit();
    this.#pods = pods.map(pod => ({ ...pod, ...this.#hashes() }));
    this.#observe();
  }

  input(): ForecastInput {
    return sidecarInput(
      { ...this.#workload, object: this.#object },
      this.#groups(),
      {
        revisions: this.#revisions.map(({ hash, shape, number, spec }) =>
          sidecarRevision(
            hash,
            number,
            { containers: spec.containers },
            { shape },
          ),
        ),
      },
    );
  }

  /** What the API server and the webhook do with the plan; throws when a `test` fails or the webhook refuses. */
  apply(plan: Extract<Plan, { type: 'patch' }>): void {
    this.changes++;
    const patched = applyPatch(
      deepClone(this.#object),
      deepClone(plan.patch),
      true,
    ).newDocument as KubeObject;
    const { partition = 0, selector } = (patched.spec as Spec).updateStrategy;
    if (selector && partition !== 0) {
      throw new Error('Partition and Selector cannot be used together');
    }
    const { resourceVersion, generation = 0 } = this.#object.metadata;
    this.#object = {
      ...patched,
      metadata: {
        ...patched.metadata,
        resourceVersion: String(Number(resourceVersion) + 1),
        generation: generation + 1,
      },
    };
    this.#admit();
  }

  /** Somebody changes more than an image, so that no pod injected before can be moved any more. */
  reshape(level: string): void {
    const spec = deepClone(this.#spec()) as Spec;
    const [container] = spec.containers;
    container!.env = [{ name: 'LEVEL', value: level }];
    const { generation = 0 } = this.#object.metadata;
    this.#object = {
      ...this.#object,
      spec,
      metadata: { ...this.#object.metadata, generation: generation + 1 },
    };
    this.#admit();
    this.settle();
  }

  /** Lets the controller work until nothing moves. Every moved pod is ready at once. */
  settle(): { readonly changed: number; readonly largestBatch: number } {
    this.#observe();
    let changed = 0;
    let largestBatch = 0;
    for (;;) {
      const batch = this.#nextPods();
      if (batch.length === 0) break;
      for (const pod of batch) Object.assign(pod, this.#hashes());
      changed += batch.length;
      largestBatch = Math.max(largestBatch, batch.length);
      this.#observe();
    }
    return { changed, largestBatch };
  }

  updated(): number {
    const { hash } = this.#hashes();
    return this.#pods.filter(pod => pod.hash === hash).length;
  }

  #nextPods(): readonly Pod[] {
    const { updateStrategy } = this.#spec();
    if (updateStrategy.paused) return [];
    const { hash, shape } = this.#hashes();
    const track = updateStrategy.selector?.matchLabels.track;
    const waiting = this.#pods.filter(
      pod =>
        pod.hash !== hash &&
        pod.shape === shape &&
        (track === undefined || pod.track === track),
    );
    const movable = waiting.slice(
      0,
      Math.max(0, waiting.length - this.#partition()),
    );
    return movable.slice(0, this.#scale(updateStrategy.maxUnavailable ?? 1));
  }

  #partition(): number {
    const { partition = 0 } = this.#spec().updateStrategy;
    const total = this.#pods.length;
    const kept = Math.min(this.#scale(partition), total);
    const below100 = typeof partition === 'string' && partition !== '100%';
    return total > 1 && kept === total && below100 ? total - 1 : kept;
  }

  #scale(value: number | string): number {
    return typeof value === 'number'
      ? value
      : Math.ceil((Number(value.replace('%', '')) * this.#pods.length) / 100);
  }

  #spec(): Spec {
    return this.#object.spec as Spec;
  }

  #hashes(): { readonly hash: string; readonly shape: string } {
    const { containers } = this.#spec();
    return {
      hash: digest(containers),
      shape: digest(containers.map(({ image: _, ...rest }) => rest)),
    };
  }

  /** The mutating webhook writes the hashes. */
  #admit(): void {
    const { hash, shape } = this.#hashes();
    this.#object = {
      ...this.#object,
      metadata: {
        ...this.#object.metadata,
        annotations: {
          'kruise.io/sidecarset-hash': hash,
          'kruise.io/sidecarset-hash-without-image': shape,
        },
      },
    };
  }

  #observe(): void {
    const { hash, shape } = this.#hashes();
    const newest = Math.max(0, ...this.#revisions.map(({ number }) => number));
    const known = this.#revisions.find(revision => revision.hash === hash);
    if (!known) {
      this.#revisions.push({
        hash,
        shape,
        number: newest + 1,
        spec: deepClone(this.#spec()) as Spec,
      });
    } else if (known.number < newest) {
      known.number = newest + 1;
    }
    const updated = this.updated();
    this.#object = {
      ...this.#object,
      status: {
        observedGeneration: this.#object.metadata.generation,
        matchedPods: this.#pods.length,
        updatedPods: updated,
        readyPods: this.#pods.length,
        updatedReadyPods: updated,
        latestRevision: `mesh-${hash}`,
      },
    };
  }

  #groups(): readonly MatchedPods[] {
    const groups = new Map<string, Pod[]>();
    for (const pod of this.#pods) {
      const key = JSON.stringify(pod);
      groups.set(key, [...(groups.get(key) ?? []), pod]);
    }
    return [...groups.values()].map(alike =>
      matched({
        hash: alike[0]!.hash,
        pods: alike.length,
        application: alike[0]!.application,
        labels: { track: alike[0]!.track },
      }),
    );
  }
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('hex')
    .slice(0, 10);
}
