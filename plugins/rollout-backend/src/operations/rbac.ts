import type { KubernetesRule } from './kubernetesRules';
import type { Operation } from './operationTable';

const header = `# Generated from the operation table of @pilotage/plugin-rollout-backend. Do not edit: run
#   yarn workspace @pilotage/plugin-rollout-backend rbac
# Bind pilotage-rollout-reader cluster-wide to the account the Kubernetes plugin uses. Bind
# pilotage-rollout-writer, with RoleBindings, only in namespaces this portal may change. Bind
# pilotage-sidecar-writer cluster-wide, and only if this portal may change SidecarSets: they have no namespace.
`;

/**
 * The Kubernetes roles our operations need, as YAML: one for reading, one for writing in namespaces, one for writing what
 * has no namespace. Pure: the same table gives the same text.
 */
export function rbacManifest(operations: readonly Operation[]): string {
  const reading = operations.filter(operation => !operation.writes);
  const writing = rulesOf(operations.filter(operation => operation.writes));
  return [
    `${header}${clusterRole('pilotage-rollout-reader', rulesOf(reading))}`,
    clusterRole(
      'pilotage-rollout-writer',
      writing.filter(rule => !rule.clusterScoped),
    ),
    clusterRole(
      'pilotage-sidecar-writer',
      writing.filter(rule => rule.clusterScoped),
    ),
  ].join('---\n');
}

/** What a cluster must allow for these operations, each resource once. */
export function rulesOf(operations: readonly Operation[]): KubernetesRule[] {
  const merged = new Map<string, KubernetesRule>();
  for (const rule of operations.flatMap(operation => operation.kubernetes)) {
    const key = `${rule.apiGroup}/${rule.resource}`;
    const verbs = new Set([...(merged.get(key)?.verbs ?? []), ...rule.verbs]);
    merged.set(key, { ...rule, verbs: [...verbs].sort() });
  }
  return [...merged.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rule]) => rule);
}

function clusterRole(name: string, rules: readonly KubernetesRule[]): string {
  const body = rules.map(
    rule =>
      `  - apiGroups: ['${rule.apiGroup}']\n` +
      `    resources: ['${rule.resource}']\n` +
      `    verbs: [${rule.verbs.map(verb => `'${verb}'`).join(', ')}]\n`,
  );
  return (
    'apiVersion: rbac.authorization.k8s.io/v1\n' +
    'kind: ClusterRole\n' +
    `metadata:\n  name: ${name}\nrules:\n${body.join('')}`
  );
}
