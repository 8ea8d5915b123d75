import type { KubeObject, Workload } from '@pilotage/fleet-node';
import type { RolloutStrategy } from '@pilotage/plugin-rollout-common';
import type { JsonRecord } from '../shared/json';
import { asArray, asNumber, asRecord, asString } from '../shared/json';
import { valueAt } from '../shared/jsonPointer';
import type { WrittenLimits } from './limits';
import { updateLimits, writtenLimits } from './limits';
import { partitionPods } from './partition';

/** A CloneSet reduced to what its rollout depends on. Numbers count pods. */
export interface CloneSet {
  readonly object: KubeObject;
  readonly deleting: boolean;
  readonly replicas: number;
  readonly template: JsonRecord;
  readonly strategy: RolloutStrategy;
  /** JSON Pointers of the fields the verbs write. */
  readonly paths: { readonly partition: string; readonly paused: string };
  /** Partition as written; 0 when absent. */
  readonly partition: unknown;
  readonly limits: WrittenLimits;
  /** As things stand: none while paused. */
  readonly maxSurgePods: number;
  readonly expectedUpdated: number;
  readonly observedGeneration: number;
  readonly observed: boolean;
  readonly updateRevision: string;
  readonly currentRevision: string;
  readonly status: JsonRecord;
  readonly conditions: readonly JsonRecord[];
}

const updateTypes: Readonly<Record<string, RolloutStrategy['type']>> = {
  ReCreate: 'recreate',
  Recreate: 'recreate',
  InPlaceIfPossible: 'in-place-if-possible',
  InPlaceOnly: 'in-place-only',
  OnDelete: 'on-delete',
};

/** Reads a CloneSet of any served version. */
export function readCloneSet(workload: Workload): CloneSet {
  const { object } = workload;
  const spec = asRecord(object.spec);
  const status = asRecord(object.status);
  const where = strategyFields(workload.apiVersion);
  const fields = asRecord(valueAt(object, where.fields));
  const replicas = asNumber(spec.replicas, 1);
  const partition = fields.partition ?? 0;
  const generation = object.metadata.generation ?? 0;
  const observedGeneration = asNumber(status.observedGeneration, -1);
  const limits = writtenLimits(fields, replicas);
  const paused = fields.paused === true;
  const { maxUnavailablePods, maxSurgePods } = updateLimits(limits, paused);
  return {
    object,
    deleting: object.metadata.deletionTimestamp !== undefined,
    replicas,
    template: asRecord(spec.template),
    strategy: {
      type: updateType(object, where),
      paused,
      partition: String(partition),
      maxUnavailable: String(limits.maxUnavailable),
      maxSurge: String(limits.maxSurge),
      maxUnavailablePods,
      minReadySeconds: asNumber(spec.minReadySeconds, 0),
    },
    paths: {
      partition: `${where.fields}/partition`,
      paused: `${where.fields}/paused`,
    },
    partition,
    limits,
    maxSurgePods,
    expectedUpdated: replicas - partitionPods(partition, replicas),
    observedGeneration,
    observed: observedGeneration >= generation,
    updateRevision: asString(status.updateRevision),
    currentRevision: asString(status.currentRevision),
    status,
    conditions: asArray(status.conditions).map(asRecord),
  };
}

interface StrategyFields {
  readonly fields: string;
  readonly types: readonly string[];
}

/** v1beta1 moves the fields below `rollingUpdate` and gives `type` another meaning; the policy has a field of its own. */
function strategyFields(apiVersion: string): StrategyFields {
  const base = '/spec/updateStrategy';
  return apiVersion.endsWith('/v1alpha1')
    ? { fields: base, types: [`${base}/type`] }
    : {
        fields: `${base}/rollingUpdate`,
        types: [`${base}/type`, `${base}/rollingUpdate/podUpdatePolicy`],
      };
}

function updateType(
  object: KubeObject,
  { types }: StrategyFields,
): RolloutStrategy['type'] {
  for (const path of types) {
    const type = updateTypes[asString(valueAt(object, path))];
    if (type) return type;
  }
  return 'recreate';
}
