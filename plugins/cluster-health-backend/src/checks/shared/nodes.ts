import type { NodeCondition, NodeRow } from '@pilotage/fleet-node';

/** A condition by its type; never by its position, which means nothing. */
export function conditionOf(
  node: NodeRow,
  type: string,
): NodeCondition | undefined {
  return node.conditions.find(condition => condition.type === type);
}

/** A node without the condition has not reported: it is not ready. */
export function isReady(node: NodeRow): boolean {
  return conditionOf(node, 'Ready')?.status === 'True';
}

/** Why it is not ready, in one clause. */
export function notReadyDetail(node: NodeRow): string {
  const ready = conditionOf(node, 'Ready');
  if (!ready) return 'has no condition Ready';
  return `Ready is ${ready.status}${ready.reason ? `: ${ready.reason}` : ''}`;
}

/** Conditions of the kubelet and the network plugin that are good when False. */
export const pressureTypes: readonly string[] = [
  'MemoryPressure',
  'DiskPressure',
  'PIDPressure',
  'NetworkUnavailable',
];

/** The pressure conditions that are True. */
export function pressures(node: NodeRow): readonly NodeCondition[] {
  return node.conditions.filter(
    ({ type, status }) => status === 'True' && pressureTypes.includes(type),
  );
}

/** Whether it runs the control plane, by the role kubeadm and most others give. */
export function isControlPlane({ roles }: NodeRow): boolean {
  return roles.some(role => role === 'control-plane' || role === 'master');
}
