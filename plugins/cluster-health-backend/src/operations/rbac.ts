import type { CheckRead } from '@pilotage/plugin-cluster-health-common';
import type { KubernetesRule } from './kubernetesRules';
import { rulesOfReads } from './kubernetesRules';
import type { Operation } from './operationTable';

const header = `# Generated from the operation table and the checks of @pilotage/plugin-cluster-health-backend. Do not edit: run
#   yarn workspace @pilotage/plugin-cluster-health-backend rbac
# Bind it cluster-wide to the account the Kubernetes plugin uses. It reads and never writes. What is left out of it, the
# checks that need it report as unknown, with the rule they miss.
`;

/**
 * The Kubernetes role our operations and checks need, as YAML. Pure: the same tables give the same text.
 */
export function rbacManifest(
  operations: readonly Operation[],
  checks: readonly { readonly reads: readonly CheckRead[] }[],
): string {
  const rules = rulesOf(operations, checks);
  return (
    `${header}apiVersion: rbac.authorization.k8s.io/v1\n` +
    'kind: ClusterRole\n' +
    `metadata:\n  name: pilotage-cluster-health-reader\nrules:\n${rules
      .map(ruleText)
      .join('')}`
  );
}

/** What a cluster must allow, each resource once; what may be listed needs no rule by name besides. */
export function rulesOf(
  operations: readonly Pick<Operation, 'kubernetes'>[],
  checks: readonly { readonly reads: readonly CheckRead[] }[],
): KubernetesRule[] {
  const merged = new Map<string, KubernetesRule>();
  for (const rule of [
    ...operations.flatMap(({ kubernetes }) => kubernetes),
    ...checks.flatMap(({ reads }) => rulesOfReads(reads)),
  ]) {
    const key = keyOf(rule);
    const before = merged.get(key);
    if ('path' in rule || !before || 'path' in before) {
      merged.set(key, rule);
    } else {
      const verbs = new Set([...before.verbs, ...rule.verbs]);
      merged.set(key, { ...rule, verbs: [...verbs].sort() });
    }
  }
  return [...merged.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rule]) => rule);
}

function keyOf(rule: KubernetesRule): string {
  return 'path' in rule
    ? `~${rule.path}`
    : `${rule.apiGroup}/${rule.resource}/${rule.resourceName ?? ''}`;
}

function ruleText(rule: KubernetesRule): string {
  const verbs = `    verbs: [${rule.verbs.map(quoted).join(', ')}]\n`;
  if ('path' in rule) {
    return `  - nonResourceURLs: [${quoted(rule.path)}]\n${verbs}`;
  }
  return (
    `  - apiGroups: [${quoted(rule.apiGroup)}]\n` +
    `    resources: [${quoted(rule.resource)}]\n${
      rule.resourceName === undefined
        ? ''
        : `    resourceNames: [${quoted(rule.resourceName)}]\n`
    }${verbs}`
  );
}

function quoted(text: string): string {
  return `'${text}'`;
}
