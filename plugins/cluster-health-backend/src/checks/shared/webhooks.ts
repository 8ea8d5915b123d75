import type { KubeObject } from '@pilotage/fleet-node';
import type { ClusterFacts, Fact } from '@pilotage/plugin-cluster-health-node';
import type { LabelSelector } from './labelSelector';
import { kinds } from './kinds';

/** One webhook of a configuration, with the API server's defaults filled in. */
export interface Webhook {
  /** Kind of the configuration. */
  readonly kind: string;
  readonly configuration: KubeObject;
  readonly name: string;
  readonly fails: boolean;
  readonly timeoutSeconds: number;
  /** `namespace/name` of the Service it is reached through; `undefined` for a URL. */
  readonly service?: string;
  readonly caBundle?: string;
  readonly namespaceSelector: LabelSelector;
  readonly rules: readonly {
    readonly apiGroups?: readonly string[];
    readonly resources?: readonly string[];
  }[];
}

interface RawConfiguration extends KubeObject {
  readonly webhooks?: readonly {
    readonly name: string;
    readonly failurePolicy?: string;
    readonly timeoutSeconds?: number;
    readonly clientConfig?: {
      readonly caBundle?: string;
      readonly service?: { readonly namespace: string; readonly name: string };
    };
    readonly namespaceSelector?: LabelSelector;
    readonly rules?: Webhook['rules'];
  }[];
}

export const webhookKinds = [
  kinds.validatingWebhook,
  kinds.mutatingWebhook,
] as const;

/** All admission webhooks, or why they are not known. */
export function webhooksOf(facts: ClusterFacts): Fact<readonly Webhook[]> {
  const webhooks: Webhook[] = [];
  let oldest = facts.now;
  for (const { kind, ...factKind } of webhookKinds) {
    const configurations = facts.objects({ kind, group: factKind.group });
    if (configurations.state === 'unknown') return configurations;
    if (configurations.state === 'absent') continue;
    oldest = Math.min(oldest, configurations.at);
    for (const configuration of configurations.value) {
      webhooks.push(...webhooksIn(kind, configuration));
    }
  }
  return { state: 'known', value: webhooks, at: oldest };
}

function webhooksIn(kind: string, configuration: KubeObject): Webhook[] {
  const { webhooks = [] } = configuration as RawConfiguration;
  return webhooks.map(webhook => {
    const { service, caBundle } = webhook.clientConfig ?? {};
    return {
      kind,
      configuration,
      name: webhook.name,
      fails: webhook.failurePolicy !== 'Ignore',
      timeoutSeconds: webhook.timeoutSeconds ?? 10,
      ...(service ? { service: `${service.namespace}/${service.name}` } : {}),
      ...(caBundle ? { caBundle } : {}),
      namespaceSelector: webhook.namespaceSelector ?? {},
      rules: webhook.rules ?? [],
    };
  });
}
