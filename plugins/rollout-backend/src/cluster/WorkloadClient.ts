import type {
  ClusterConnection,
  KubeObject,
  Workload,
} from '@pilotage/fleet-node';
import { resourcePath } from '@pilotage/fleet-node';
import type { Plan } from '@pilotage/plugin-rollout-node';
import type { ClusterAnswer } from './clusterAnswer';
import { askCluster } from './clusterAnswer';

/** Our name in `managedFields`. */
export const fieldManager = 'pilotage-rollout';

/** What became of a request for an object. */
export type ObjectAnswer =
  | { readonly type: 'object'; readonly object: KubeObject }
  | Exclude<ClusterAnswer, { type: 'done' }>;

/** Reads and writes one workload on its cluster. */
export class WorkloadClient {
  readonly #connection: ClusterConnection;
  readonly #workload: Workload;
  readonly #timeoutMs: number;

  constructor(options: {
    connection: ClusterConnection;
    workload: Workload;
    timeoutMs: number;
  }) {
    this.#connection = options.connection;
    this.#workload = options.workload;
    this.#timeoutMs = options.timeoutMs;
  }

  /** The workload as it is now, straight from the API server. */
  async read(): Promise<ObjectAnswer> {
    return this.#asObject(
      await askCluster(this.#connection, {
        method: 'GET',
        path: this.#path(),
        timeoutMs: this.#timeoutMs,
      }),
    );
  }

  /** Sends a plan; with `dryRun` everything but storing is done, admission webhooks included. */
  async write(
    plan: Extract<Plan, { type: 'patch' }>,
    options: { readonly dryRun: boolean },
  ): Promise<ObjectAnswer> {
    return this.#asObject(
      await askCluster(this.#connection, {
        method: 'PATCH',
        path: this.#path(plan.subresource),
        query: {
          fieldManager,
          ...(options.dryRun ? { dryRun: 'All' } : {}),
        },
        contentType: 'application/json-patch+json',
        body: plan.patch,
        timeoutMs: this.#timeoutMs,
      }),
    );
  }

  #path(subresource?: string): string {
    const { ref, apiVersion, plural } = this.#workload;
    return resourcePath({
      type: {
        group: ref.group,
        version: apiVersion.split('/').at(-1) ?? '',
        plural,
      },
      ...(ref.namespace === '' ? {} : { namespace: ref.namespace }),
      name: ref.name,
      ...(subresource === undefined ? {} : { subresource }),
    });
  }

  #asObject(answer: ClusterAnswer): ObjectAnswer {
    if (answer.type !== 'done') return answer;
    const object = answer.body as KubeObject;
    const { ref } = this.#workload;
    // An answer about anything else must never be planned on.
    return object?.metadata?.name === ref.name &&
      (object.metadata.namespace ?? '') === ref.namespace &&
      object.kind === ref.kind
      ? { type: 'object', object }
      : { type: 'unknown', reason: 'The cluster answered with another object' };
  }
}
