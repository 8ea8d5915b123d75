import { applyPatch, deepClone } from 'fast-json-patch';
import type { KubeObject, PodRow, Workload } from '@pilotage/fleet-node';
import type { ForecastInput, Plan } from '@pilotage/plugin-rollout-node';
import { now, pod } from './pods';
import { controllerRevision, input } from './workloads';

interface Spec {
  readonly replicas: number;
  readonly template: Readonly<Record<string, unknown>>;
  readonly updateStrategy: {
    readonly partition?: number | string;
    readonly maxUnavailable: number;
    readonly paused?: boolean;
  };
}

/**
 * A tiny CloneSet controller, written from its documented behaviour and apart from the driver: floating point, one pod
 * at a time. It exists to disagree with the driver where the driver is wrong.
 */
export class CloneSetModel {
  #object: KubeObject;
  #revisions: { name: string; number: number; template: string }[] = [];
  #pods: PodRow[] = [];
  /** Writes so far, so that a test can tell a sequence of no-ops from a good one. */
  changes = 0;
  readonly #workload: Workload;

  constructor(workload: Workload) {
    this.#workload = workload;
    this.#object = workload.object;
    this.#reconcileRevision();
    const name = this.#updateRevision();
    this.#pods = Array.from({ length: this.#spec().replicas }, (_, i) =>
      pod({ name: `p-${i}`, uid: `p-${i}`, revision: name }),
    );
    this.#writeStatus();
  }

  input(): ForecastInput {
    return input(
      { ...this.#workload, object: this.#object },
      this.#pods,
      this.#revisions.map(({ name, number, template }) =>
        controllerRevision(name, number, JSON.parse(template)),
      ),
    );
  }

  /** What the API server does with the plan; throws when a `test` fails. */
  apply(plan: Extract<Plan, { type: 'patch' }>): void {
    this.changes++;
    const patched = applyPatch(
      deepClone(this.#object),
      deepClone(plan.patch),
      true,
    ).newDocument as KubeObject;
    this.#object = {
      ...patched,
      metadata: {
        ...patched.metadata,
        generation: (patched.metadata.generation ?? 0) + 1,
        resourceVersion: `${Number(patched.metadata.resourceVersion) + 1}`,
      },
    };
  }

  /** Runs until nothing changes. @returns how many pods were changed, and the most that were changed at once. */
  settle(): { readonly changed: number; readonly largestBatch: number } {
    this.#reconcileRevision();
    const revision = this.#updateRevision();
    let changed = 0;
    let largestBatch = 0;
    for (;;) {
      const batch = this.#batch(revision);
      if (batch.length === 0) break;
      changed += batch.length;
      largestBatch = Math.max(largestBatch, batch.length);
      this.#pods = this.#pods.map(row =>
        batch.includes(row) ? { ...row, revision, updatedInPlace: true } : row,
      );
    }
    this.#writeStatus();
    return { changed, largestBatch };
  }

  /** How many pods are on the update revision. */
  updated(): number {
    const revision = this.#updateRevision();
    return this.#pods.filter(row => row.revision === revision).length;
  }

  #batch(revision: string): readonly PodRow[] {
    const { updateStrategy, replicas } = this.#spec();
    if (updateStrategy.paused) return [];
    const old = this.#pods.filter(row => row.revision !== revision);
    const more = old.length - keptOld(updateStrategy.partition, replicas);
    return old.slice(
      0,
      Math.max(Math.min(more, updateStrategy.maxUnavailable), 0),
    );
  }

  #spec(): Spec {
    return this.#object.spec as Spec;
  }

  #updateRevision(): string {
    return [...this.#revisions].sort((a, b) => b.number - a.number)[0]!.name;
  }

  /** An equal revision gets a higher number instead of a twin. */
  #reconcileRevision(): void {
    const text = JSON.stringify(this.#spec().template);
    const number =
      this.#revisions.length === 0
        ? 1
        : Math.max(...this.#revisions.map(r => r.number)) + 1;
    const equal = this.#revisions.find(({ template }) => template === text);
    if (!equal) {
      this.#revisions.push({
        name: `checkout-r${this.#revisions.length}`,
        number,
        template: text,
      });
    } else if (equal.number !== number - 1) {
      equal.number = number;
    }
  }

  #writeStatus(): void {
    const { replicas, updateStrategy } = this.#spec();
    this.#object = {
      ...this.#object,
      status: {
        observedGeneration: this.#object.metadata.generation,
        replicas,
        updateRevision: this.#updateRevision(),
        expectedUpdatedReplicas:
          replicas - keptOld(updateStrategy.partition, replicas),
        now,
      },
    };
  }
}

function keptOld(
  partition: number | string | undefined,
  replicas: number,
): number {
  if (typeof partition !== 'string') return Math.min(partition ?? 0, replicas);
  // The epsilon undoes what binary fractions add, so that an exact share is not rounded up.
  const share = Math.ceil((parseInt(partition, 10) / 100) * replicas - 1e-9);
  return replicas > 1 && share === replicas && partition !== '100%'
    ? replicas - 1
    : share;
}
