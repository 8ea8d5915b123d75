import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { PolicyRule } from './rules';

const repository = resolve(__dirname, '../../../..');

interface ClusterRole {
  readonly metadata: { readonly name: string };
  readonly rules: readonly PolicyRule[];
}

/** The rules of the ClusterRoles in a manifest of this repository, by name of the role. */
function readRoles(file: string): Record<string, readonly PolicyRule[]> {
  const text = readFileSync(resolve(repository, file), 'utf8');
  return Object.fromEntries(
    parseAllDocuments(text).map(document => {
      const { metadata, rules } = document.toJS() as ClusterRole;
      return [metadata.name, rules];
    }),
  );
}

function rulesOf(file: string, role: string): readonly PolicyRule[] {
  const rules = readRoles(file)[role];
  if (!rules) throw new Error(`${file} has no ClusterRole ${role}`);
  return rules;
}

const rollout = 'plugins/rollout-backend/docs/rbac.yaml';

/** What the Rollout tab reads, as generated from its operation table. */
export const rolloutReader = rulesOf(rollout, 'pilotage-rollout-reader');

/** What the Rollout tab writes, as generated from its operation table. */
export const rolloutWriter = [
  ...rulesOf(rollout, 'pilotage-rollout-writer'),
  ...rulesOf(rollout, 'pilotage-sidecar-writer'),
];

/** What cluster health reads, as generated from its checks. */
export const healthReader = rulesOf(
  'plugins/cluster-health-backend/docs/rbac.yaml',
  'pilotage-cluster-health-reader',
);

/** What the stock Kubernetes plugin lists for its own tab. */
export const kubernetesPlugin = rulesOf(
  'examples/rbac/kubernetes-plugin.yaml',
  'backstage-kubernetes-plugin',
);
