import type { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import type {
  BasicPermission,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  clusterHealthReadPermission,
  entityHealthReadPermission,
  inspectionRunPermission,
  nodeRetirePermission,
  waiverWritePermission,
} from '@pilotage/plugin-cluster-health-common';
import type { KubernetesRule } from './kubernetesRules';
import { liveModelRules, probeRules } from './kubernetesRules';

/** Everything that can be asked of this plugin. */
export type OperationName =
  | 'fleet-stream'
  | 'cluster-stream'
  | 'entity-stream'
  | 'read-gate'
  | 'list-checks'
  | 'read-inspection'
  | 'list-waivers'
  | 'inspect'
  | 'waive'
  | 'end-waiver'
  | 'retire-node';

/** What the permission is asked about: all clusters, one of them, or one component. */
export type OperationScope =
  | {
      readonly scope: 'fleet' | 'cluster';
      readonly permission: BasicPermission;
    }
  | {
      readonly scope: 'entity';
      readonly permission: ResourcePermission<'catalog-entity'>;
    };

/** One door: who may, over what, what is written down, and what the clusters must allow us. */
export type Operation = OperationScope & {
  readonly name: OperationName;
  /** Whether it changes what this portal stores. Nothing here ever writes to a cluster. */
  readonly writes: boolean;
  /**
   * Who may call. Services without a user are decided by the permission framework without asking the policy, so they
   * only look.
   */
  readonly principals: readonly ('user' | 'service')[];
  readonly audit: {
    readonly eventId: string;
    readonly severity: AuditorServiceEventSeverityLevel;
  };
  /** Besides what the checks read, see `CheckInfo.reads`. */
  readonly kubernetes: readonly KubernetesRule[];
};

function look(
  name: OperationName,
  eventId: string,
  kubernetes: readonly KubernetesRule[],
): Operation {
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
): Operation {
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
 * The operation table. Every router, action and service goes through an entry of it, see {@link OperationGate}; the
 * Kubernetes RBAC manifest follows from it and from what the checks read.
 */
export const operationTable: Readonly<Record<OperationName, Operation>> = {
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
