import type { AuditorServiceEventSeverityLevel } from '@backstage/backend-plugin-api';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { RolloutVerb } from '@pilotage/plugin-rollout-common';
import {
  rolloutReadPermission,
  rolloutVerbs,
  verbPermission,
} from '@pilotage/plugin-rollout-common';
import type { KubernetesRule } from './kubernetesRules';
import {
  diagnosisRules,
  guardRules,
  liveModelRules,
  workloadReadRules,
  workloadWriteRules,
} from './kubernetesRules';

/** Everything that can be asked of this plugin. A verb is an operation of its own. */
export type OperationName =
  | 'stream'
  | 'forecast'
  | 'read-operation'
  | 'diagnose'
  | RolloutVerb;

/** One door: who may, over what, what is written down, and what the cluster must allow us. */
export interface Operation {
  readonly name: OperationName;
  readonly permission: ResourcePermission<'catalog-entity'>;
  /** What the permission is asked about. */
  readonly scope: 'entity';
  readonly writes: boolean;
  /**
   * Who may call. Services without a user are decided by the permission framework without asking the policy, so they
   * never write.
   */
  readonly principals: readonly ('user' | 'service')[];
  readonly audit: {
    readonly eventId: string;
    readonly severity: AuditorServiceEventSeverityLevel;
  };
  readonly kubernetes: readonly KubernetesRule[];
}

function read(
  name: OperationName,
  eventId: string,
  kubernetes: readonly KubernetesRule[],
): Operation {
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

function write(verb: RolloutVerb): Operation {
  return {
    name: verb,
    permission: verbPermission[verb],
    scope: 'entity',
    writes: true,
    principals: ['user'],
    audit: { eventId: 'workload-change', severity: 'medium' },
    kubernetes: [...workloadReadRules, ...workloadWriteRules],
  };
}

/**
 * The operation table. Every router, action and service goes through an entry of it, see {@link OperationGate};
 * the Kubernetes RBAC manifest and the table in the README follow from it.
 */
export const operationTable: Readonly<Record<OperationName, Operation>> = {
  stream: read('stream', 'workload-stream', liveModelRules),
  forecast: read('forecast', 'workload-forecast', [
    ...workloadReadRules,
    ...guardRules,
  ]),
  'read-operation': read('read-operation', 'operation-read', []),
  diagnose: read('diagnose', 'pod-diagnosis', diagnosisRules),
  ...(Object.fromEntries(
    rolloutVerbs.map(verb => [verb, write(verb)]),
  ) as Record<RolloutVerb, Operation>),
};
