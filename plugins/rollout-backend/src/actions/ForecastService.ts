import type { Entity } from '@backstage/catalog-model';
import type { ServingMark } from '@pilotage/fleet-common';
import type { KubeObject } from '@pilotage/fleet-node';
import type {
  Forecast,
  ForecastRequest,
  WritesState,
} from '@pilotage/plugin-rollout-common';
import type { ClusterRefusal } from '../cluster/clusterAnswer';
import { clusterError } from '../cluster/clusterError';
import { movedMeanwhile } from './ChangeWriter';
import type { Onlooker } from '../sight/PersonalSights';
import type { TargetGates } from '../gates/TargetGates';
import type { MetGuards } from '../guards/guardsOf';
import { guardsOf } from '../guards/guardsOf';
import { circumstances } from './circumstances';
import type { EntityWorkload, EntityWorkloads } from './EntityWorkloads';

const maxAttempts = 3;

/** A person waits for the forecast; without guards it is still worth having. */
const guardTimeoutMs = 3_000;

/** Says what a change would do, from the workload as it is now and from the cluster's own opinion. */
export class ForecastService {
  readonly #workloads: EntityWorkloads;
  readonly #writes: WritesState;
  readonly #gates: Pick<TargetGates, 'markOf'>;

  constructor(options: {
    workloads: EntityWorkloads;
    writes: WritesState;
    gates: Pick<TargetGates, 'markOf'>;
  }) {
    this.#workloads = options.workloads;
    this.#writes = options.writes;
    this.#gates = options.gates;
  }

  /**
   * @throws NotFoundError, ServiceUnavailableError or NotAllowedError when the workload cannot be read.
   */
  async forecast(options: {
    readonly request: ForecastRequest;
    readonly entity: Entity;
    readonly onlooker: Onlooker;
  }): Promise<Forecast> {
    const { request, entity, onlooker } = options;
    const target = await this.#workloads.find({
      entity,
      ref: request.workload,
      onlooker,
    });
    const [guards, first] = await Promise.all([
      guardsOf(target, guardTimeoutMs),
      readObject(target),
    ]);
    let object = first;
    for (let attempt = 1; ; attempt++) {
      const refusal = await this.#ask(target, object, request);
      if (refusal && refusal.status !== 401) {
        const again = await target.client.read();
        if (
          again.type === 'object' &&
          movedMeanwhile(refusal.status, object, again) &&
          attempt < maxAttempts
        ) {
          object = again.object;
          continue;
        }
      }
      const serving = this.#gates.markOf(request.workload.cluster);
      return describe({ target, object, request, refusal, guards, serving });
    }
  }

  /** The API server's opinion: a dry run goes through validation and all admission webhooks. */
  async #ask(
    target: EntityWorkload,
    object: KubeObject,
    request: ForecastRequest,
  ): Promise<ClusterRefusal | undefined> {
    // With writes off the portal's account need not have the right to patch.
    if (!this.#writes.enabled) return undefined;
    const plan = target.driver.plan(target.inputFor(object), request.change);
    if (plan.type !== 'patch') return undefined;
    const answer = await target.client.write(plan, { dryRun: true });
    if (answer.type === 'unknown') {
      throw clusterError(request.workload.cluster, answer);
    }
    return answer.type === 'refused' ? answer : undefined;
  }
}

function describe(known: {
  readonly target: EntityWorkload;
  readonly object: KubeObject;
  readonly request: ForecastRequest;
  readonly refusal: ClusterRefusal | undefined;
  readonly guards: MetGuards;
  readonly serving: ServingMark | undefined;
}): Forecast {
  const { target, object, request, refusal, guards, serving } = known;
  const { uid, resourceVersion, generation } = object.metadata;
  const forecast = target.driver.forecast(
    { ...target.inputFor(object), ...guards },
    request.change,
  );
  return {
    ...forecast,
    inTheWay: [
      ...forecast.inTheWay,
      ...circumstances({
        forecast,
        metadata: object.metadata,
        guards,
        target: {
          cluster: request.workload.cluster,
          verb: request.change.verb,
          serving,
        },
      }),
    ],
    ...(refusal && forecast.mode !== 'rejected'
      ? {
          mode: 'rejected',
          code: 'cluster-refuses',
          reason: `Cluster ${request.workload.cluster} would refuse this: ${refusal.message}`,
          pods: 0,
          batches: { count: 0, size: 0 },
        }
      : {}),
    uid,
    resourceVersion,
    ...(generation === undefined ? {} : { generation }),
    madeAt: Date.now(),
  };
}

async function readObject(target: EntityWorkload): Promise<KubeObject> {
  const answer = await target.client.read();
  if (answer.type !== 'object') {
    throw clusterError(target.workload.ref.cluster, answer);
  }
  return answer.object;
}
