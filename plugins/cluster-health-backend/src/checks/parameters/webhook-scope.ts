import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { judge, notApplicable } from '../shared/judge';
import { selectorMatches } from '../shared/labelSelector';
import { webhookKinds, webhooksOf, type Webhook } from '../shared/webhooks';

const limitSeconds = 15;

/** What a cluster cannot mend itself without. */
const vital: readonly { readonly group: string; readonly resource: string }[] =
  [
    { group: '', resource: 'nodes' },
    { group: 'coordination.k8s.io', resource: 'leases' },
  ];

export const webhookScope: ClusterCheck = {
  id: 'webhook-scope',
  pillar: 'parameters',
  title: 'Webhooks keep out of what the cluster mends itself with',
  why: 'A webhook that may refuse nodes, leases or the pods of kube-system can keep a broken cluster from coming back.',
  limits:
    'webhooks with failurePolicy Fail on nodes, leases or pods of kube-system, or with a timeout over 15 s; passes: none; warns: some; not applicable: no webhook',
  suggestion:
    'Exclude kube-system by namespaceSelector, name the resources, and set timeoutSeconds to 10 or less.',
  hard: false,
  cost: 'C1',
  reads: webhookKinds,
  evaluate: facts =>
    judge({ webhooks: webhooksOf(facts) }, ({ webhooks: { value } }) => {
      if (value.length === 0) return notApplicable('There is no webhook');
      const wide = value.flatMap(webhook => {
        const trouble = troubleOf(webhook);
        return trouble ? [{ webhook, trouble }] : [];
      });
      return {
        verdict: wide.length ? 'warn' : 'pass',
        summary: `${wide.length} of ${value.length} webhooks reach too far; none should`,
        affected: wide.map(({ webhook, trouble }) =>
          affectedObject(
            facts,
            webhook.kind,
            webhook.configuration,
            `${webhook.name}: ${trouble}`,
          ),
        ),
      };
    }),
};

function troubleOf(webhook: Webhook): string | undefined {
  if (webhook.timeoutSeconds > limitSeconds) {
    return `timeout ${webhook.timeoutSeconds} s`;
  }
  if (!webhook.fails) return undefined;
  const found = vital.find(({ group, resource }) =>
    rulesMatch(webhook, group, resource),
  );
  if (found) return `may refuse ${found.resource}`;
  // Every namespace carries its name as a label, so that selectors can exclude it.
  const labels = { 'kubernetes.io/metadata.name': 'kube-system' };
  return rulesMatch(webhook, '', 'pods') &&
    selectorMatches(webhook.namespaceSelector, labels)
    ? 'may refuse pods of kube-system'
    : undefined;
}

function rulesMatch({ rules }: Webhook, group: string, resource: string) {
  return rules.some(
    ({ apiGroups = [], resources = [] }) =>
      (apiGroups.includes('*') || apiGroups.includes(group)) &&
      (resources.includes('*') ||
        resources.includes('*/*') ||
        resources.includes(resource)),
  );
}
