import { parse } from 'yaml';
import type { KubeObject } from '@pilotage/fleet-node';
import type { CheckFinding } from '@pilotage/plugin-cluster-health-node';
import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { judge, notApplicable } from './judge';
import { kinds, type KindRead } from './kinds';

const namespace = 'kube-system';

/** The ConfigMap in which kubeadm keeps what it started the control plane with. */
export const kubeadmConfig: KindRead = {
  ...kinds.configMap,
  namespace,
  name: 'kubeadm-config',
};

/** The ConfigMap kubeadm gives to every kubelet that joins. */
export const kubeletConfig: KindRead = {
  ...kinds.configMap,
  namespace,
  name: 'kubelet-config',
};

/** A document of one of the two, as it is and untrusted. */
export interface ConfigDocument {
  readonly value: Readonly<Record<string, unknown>>;
  readonly source: string;
  readonly at: number;
}

/**
 * Judges a YAML document that a ConfigMap of `kube-system` holds. Clusters that kubeadm did not make have none; what is no
 * YAML is unknown.
 */
export function judgeDocument(
  facts: ClusterFacts,
  { name = '' }: KindRead,
  key: string,
  decide: (document: ConfigDocument) => CheckFinding,
): CheckFinding {
  return judge({ maps: facts.objects(kinds.configMap) }, ({ maps }) => {
    const map = maps.value.find(
      ({ metadata }) =>
        metadata.namespace === namespace && metadata.name === name,
    );
    if (!map) return notApplicable(`kubeadm keeps no ${name} here`);
    const source = `ConfigMap ${namespace}/${name} data[${key}]`;
    const value = readYaml(map, key);
    return value
      ? decide({ value, source, at: maps.at })
      : { verdict: 'unknown', summary: `${source} cannot be read` };
  });
}

function readYaml({ data }: KubeObject, key: string) {
  const text = (data as Readonly<Record<string, string>> | undefined)?.[key];
  try {
    const value: unknown = parse(text ?? '');
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Extra arguments of the API server: a map up to `v1beta3` of kubeadm's format, a list since. */
export function apiServerArguments(
  document: ConfigDocument,
): ReadonlyMap<string, string> {
  const { apiServer } = document.value as {
    readonly apiServer?: {
      readonly extraArgs?:
        | Readonly<Record<string, string>>
        | readonly { readonly name: string; readonly value: string }[];
    } | null;
  };
  const { extraArgs = {} } = apiServer ?? {};
  return new Map(
    Array.isArray(extraArgs)
      ? extraArgs.map(({ name, value }) => [name, value])
      : Object.entries(extraArgs as Readonly<Record<string, string>>),
  );
}
