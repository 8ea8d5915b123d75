import type {
  EntityScopedOperation,
  FleetScopedOperation,
} from '@pilotage/fleet-node';
import type { RolloutVerb } from '@pilotage/plugin-rollout-common';
import {
  rolloutReadPermission,
  rolloutVerbs,
  sidecarFleetReadPermission,
  verbPermission,
} from '@pilotage/plugin-rollout-common';
import type { KubernetesRule } from './kubernetesRules';
import {
  diagnosisRules,
  guardRules,
  liveModelRules,
  sidecarModelRules,
  sidecarSetRules,
  workloadRules,
} from './kubernetesRules';

/** A verb is an operation of its own, and on a SidecarSet another one: it moves containers in everybody's pods. */
export type VerbOperationName = RolloutVerb | `sidecar/${RolloutVerb}`;

/** What is asked about one entity. */
export type EntityOperationName =
  | 'stream'
  | 'forecast'
  | 'read-operation'
  | 'read-workload'
  | 'diagnose'
  | 'sidecars'
  | VerbOperationName;

/** What is asked about everything at once. */
export type FleetOperationName = 'sidecar-fleet' | 'sidecar-fleet-csv';

/** Everything that can be asked of this plugin. */
export type OperationName = EntityOperationName | FleetOperationName;

interface OurOperation {
  readonly name: OperationName;
  /** What the cluster must allow us. */
  readonly kubernetes: readonly KubernetesRule[];
}

/** A door whose permission is asked about one entity. */
export type EntityOperation = EntityScopedOperation & OurOperation;

/** A door whose permission is asked about no entity, since what is behind it belongs to none. */
export type FleetOperation = FleetScopedOperation & OurOperation;

/** One door: who may, over what, what is written down, and what the cluster must allow us. */
export type Operation = EntityOperation | FleetOperation;

function read(
  name: EntityOperationName,
  eventId: string,
  kubernetes: readonly KubernetesRule[],
): EntityOperation {
  return {
    name,
    permission: rolloutReadPermission,
    scope: 'entity',
    writes: false,
    principals: ['user', 'service'],
    audit: { eventId, severity: 'low' },
    kubernetes,
  };
}

function readFleet(name: FleetOperationName, eventId: string): FleetOperation {
  return {
    name,
    permission: sidecarFleetReadPermission,
    scope: 'fleet',
    writes: false,
    principals: ['user', 'service'],
    audit: { eventId, severity: 'low' },
    kubernetes: sidecarModelRules,
  };
}

function write(verb: RolloutVerb): EntityOperation {
  return {
    name: verb,
    permission: verbPermission('', verb),
    scope: 'entity',
    writes: true,
    principals: ['user'],
    audit: { eventId: 'workload-change', severity: 'medium' },
    kubernetes: workloadRules,
  };
}

function writeSidecarSet(verb: RolloutVerb): EntityOperation {
  return {
    ...write(verb),
    name: `sidecar/${verb}`,
    permission: verbPermission('SidecarSet', verb),
    audit: { eventId: 'sidecar-change', severity: 'medium' },
    kubernetes: sidecarSetRules,
  };
}

/**
 * The operation table. Every router, action and service goes through an entry of it, see `OperationGate`;
 * the Kubernetes RBAC manifest and the table in the README follow from it.
 */
export const operationTable: Readonly<
  Record<EntityOperationName, EntityOperation> &
    Record<FleetOperationName, FleetOperation>
> = {
  stream: read('stream', 'workload-stream', liveModelRules),
  forecast: read('forecast', 'workload-forecast', [
    ...readingOf(workloadRules),
    ...readingOf(sidecarSetRules),
    ...guardRules,
  ]),
  'read-operation': read('read-operation', 'operation-read', []),
  'read-workload': read('read-workload', 'workload-read', liveModelRules),
  diagnose: read('diagnose', 'pod-diagnosis', diagnosisRules),
  sidecars: read('sidecars', 'sidecar-stream', sidecarModelRules),
  'sidecar-fleet': readFleet('sidecar-fleet', 'sidecar-fleet-stream'),
  'sidecar-fleet-csv': readFleet('sidecar-fleet-csv', 'sidecar-fleet-export'),
  ...(Object.fromEntries(
    rolloutVerbs
      .flatMap(verb => [write(verb), writeSidecarSet(verb)])
      .map(operation => [operation.name, operation]),
  ) as Record<VerbOperationName, EntityOperation>),
};

/**
 * The operation of a verb on a workload. The kind comes from the request, and that is safe: only a workload of exactly
 * that kind is found and changed afterwards.
 */
export function verbOperation(
  kind: string,
  verb: RolloutVerb,
): EntityOperation {
  const name: VerbOperationName =
    kind === 'SidecarSet' ? `sidecar/${verb}` : verb;
  return operationTable[name];
}

function readingOf(rules: readonly KubernetesRule[]): KubernetesRule[] {
  return rules.map(rule => ({ ...rule, verbs: ['get'] }));
}
