import type { KubeObject } from '@pilotage/fleet-node';
import type { RolloutStrategy } from '@pilotage/plugin-rollout-common';
import type { DriverInput } from '@pilotage/plugin-rollout-node';
import type { JsonRecord } from '../shared/json';
import { asArray, asNumber, asRecord } from '../shared/json';
import { sameValue } from '../shared/sameValue';
import { rollingLimits } from './limits';
import type { ReplicaSetRevision } from './replicaSetRevision';
import { readReplicaSet } from './replicaSetRevision';

/** A Deployment reduced to what its rollout depends on. Numbers count pods. */
export interface Deployment {
  readonly object: KubeObject;
  readonly deleting: boolean;
  readonly replicas: number;
  readonly template: JsonRecord;
  readonly strategy: RolloutStrategy;
  readonly maxSurgePods: number;
  readonly observedGeneration: number;
  readonly observed: boolean;
  readonly revisions: readonly ReplicaSetRevision[];
  /** Name of the ReplicaSet with the wanted template; empty while there is none, as after a change while paused. */
  readonly updateRevision: string;
  /** Name of the newest other ReplicaSet that has pods, else of the update one. */
  readonly currentRevision: string;
  readonly status: JsonRecord;
  readonly conditions: readonly JsonRecord[];
}

export function readDeployment(input: DriverInput): Deployment {
  const { object } = input.workload;
  const spec = asRecord(object.spec);
  const status = asRecord(object.status);
  const template = asRecord(spec.template);
  const replicas = asNumber(spec.replicas, 1);
  const observedGeneration = asNumber(status.observedGeneration, -1);
  const strategy = asRecord(spec.strategy);
  const recreates = strategy.type === 'Recreate';
  const rolling = asRecord(strategy.rollingUpdate);
  const limits = recreates
    ? { maxUnavailablePods: replicas, maxSurgePods: 0 }
    : rollingLimits(rolling, replicas);
  const revisions = input.revisions.map(readReplicaSet);
  const updateRevision = newReplicaSet(revisions, template)?.name ?? '';
  return {
    object,
    deleting: object.metadata.deletionTimestamp !== undefined,
    replicas,
    template,
    strategy: {
      type: recreates ? 'recreate-all' : 'rolling-update',
      paused: spec.paused === true,
      maxUnavailable: recreates
        ? '100%'
        : String(rolling.maxUnavailable ?? '25%'),
      maxSurge: recreates ? '0' : String(rolling.maxSurge ?? '25%'),
      maxUnavailablePods: limits.maxUnavailablePods,
      minReadySeconds: asNumber(spec.minReadySeconds, 0),
    },
    maxSurgePods: limits.maxSurgePods,
    observedGeneration,
    observed: observedGeneration >= (object.metadata.generation ?? 0),
    revisions,
    updateRevision,
    currentRevision: currentReplicaSet(revisions, updateRevision),
    status,
    conditions: asArray(status.conditions).map(asRecord),
  };
}

/** The controller's rule: the ReplicaSet with an equal template; of several the oldest. */
export function newReplicaSet(
  revisions: readonly ReplicaSetRevision[],
  template: JsonRecord,
): ReplicaSetRevision | undefined {
  return [...revisions]
    .sort((a, b) => a.createdAt - b.createdAt || (a.name < b.name ? -1 : 1))
    .find(revision => sameValue(revision.template, template));
}

function currentReplicaSet(
  revisions: readonly ReplicaSetRevision[],
  updateRevision: string,
): string {
  const old = revisions
    .filter(({ name, replicas }) => name !== updateRevision && replicas > 0)
    .sort((a, b) => b.number - a.number)[0];
  return old?.name ?? updateRevision;
}
