import type { BasicPermission } from '@backstage/plugin-permission-common';
import type {
  EntityScopedOperation,
  FleetScopedOperation,
} from '@pilotage/fleet-node';
import {
  clusterHealthReadPermission,
  entityHealthReadPermission,
  inspectionRunPermission,
  nodeRetirePermission,
  waiverWritePermission,
} from '@pilotage/plugin-cluster-health-common';
import type { KubernetesRule } from './kubernetesRules';
import { liveModelRules, probeRules } from './kubernetesRules';

/** What is asked about one component. */
export type EntityOperationName = 'entity-stream';

/** What is asked about all clusters or one of them. */
export type FleetOperationName =
  | 'fleet-stream'
  | 'cluster-stream'
  | 'read-gate'
  | 'list-checks'
  | 'read-inspection'
  | 'list-waivers'
  | 'inspect'
  | 'waive'
  | 'end-waiver'
  | 'retire-node';

/** Everything that can be asked of this plugin. */
export type OperationName = EntityOperationName | FleetOperationName;

interface OurOperation {
  readonly name: OperationName;
  /** Besides what the checks read, see `CheckInfo.reads`. Nothing here ever writes to a cluster. */
  readonly kubernetes: readonly KubernetesRule[];
}

type EntityOperation = EntityScopedOperation & OurOperation;
type FleetOperation = FleetScopedOperation & OurOperation;

/** One door: who may, over what, what is written down, and what the clusters must allow us. */
export type Operation = EntityOperation | FleetOperation;

function look(
  name: OperationName,
  eventId: string,
  kubernetes: readonly KubernetesRule[],
): FleetOperation {
  return {
    name,
    scope: name === 'cluster-stream' ? 'cluster' : 'fleet',
    permission: clusterHealthReadPermission,
    writes: false,
    principals: ['user', 'service'],
    audit: { eventId, severity: 'low' },
    kubernetes,
  };
}

function act(
  name: OperationName,
  permission: BasicPermission,
  eventId: string,
  kubernetes: readonly KubernetesRule[] = [],
): FleetOperation {
  return {
    name,
    scope: 'cluster',
    permission,
    writes: true,
    principals: ['user'],
    audit: { eventId, severity: 'medium' },
    kubernetes,
  };
}

const seen = [...liveModelRules, ...probeRules];

/**
 * The operation table. Every router, action and service goes through an entry of it, see `OperationGate`; the
 * Kubernetes RBAC manifest follows from it and from what the checks read.
 */
export const operationTable: Readonly<
  Record<EntityOperationName, EntityOperation> &
    Record<FleetOperationName, FleetOperation>
> = {
  'fleet-stream': look('fleet-stream', 'fleet-health-stream', seen),
  'cluster-stream': look('cluster-stream', 'cluster-health-stream', seen),
  'entity-stream': {
    ...look('entity-stream', 'entity-health-stream', seen),
    scope: 'entity',
    permission: entityHealthReadPermission,
  },
  'read-gate': look('read-gate', 'serving-gate-read', probeRules),
  'list-checks': look('list-checks', 'check-list', []),
  'read-inspection': look('read-inspection', 'inspection-read', []),
  'list-waivers': look('list-waivers', 'waiver-list', []),
  inspect: act('inspect', inspectionRunPermission, 'inspection-run', seen),
  waive: act('waive', waiverWritePermission, 'waiver-change'),
  'end-waiver': act('end-waiver', waiverWritePermission, 'waiver-change'),
  'retire-node': act('retire-node', nodeRetirePermission, 'node-retirement'),
};
