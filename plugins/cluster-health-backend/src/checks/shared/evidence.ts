import type { KubeObject } from '@pilotage/fleet-node';
import type { Evidence } from '@pilotage/plugin-cluster-health-common';
import { nameOf } from './text';

/** A field of an object as proof. */
export function fieldEvidence(
  kind: string,
  { metadata }: KubeObject,
  field: string,
  value: unknown,
  at: number,
): Evidence {
  return {
    source: `${kind} ${nameOf(metadata)} ${field}`,
    value: value === undefined ? 'not set' : String(value),
    at,
  };
}

/** A condition of a node as proof. */
export function conditionEvidence(
  node: { readonly name: string },
  condition: {
    readonly type: string;
    readonly status: string;
    readonly reason: string;
  },
  at: number,
): Evidence {
  return {
    source: `Node ${node.name} status.conditions[${condition.type}]`,
    value: `${condition.status} (${condition.reason})`,
    at,
  };
}
