import type { ClusterCheck } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../shared/affected';
import { deadWebhooks } from '../shared/deadWebhooks';
import { judge } from '../shared/judge';
import { kinds } from '../shared/kinds';
import { webhookKinds } from '../shared/webhooks';

export const webhookEndpoints: ClusterCheck = {
  id: 'webhook-endpoints',
  pillar: 'control-plane',
  title: 'Every webhook that must be asked can be asked',
  why: 'The API server refuses each request a webhook with failurePolicy Fail is for, as long as nobody answers.',
  limits:
    'passes: every webhook with failurePolicy Fail behind a Service has a ready endpoint; fails: one has none',
  suggestion:
    'Bring the webhook’s pods back; if that takes long, set failurePolicy to Ignore or remove the configuration.',
  hard: true,
  cost: 'C1',
  reads: [...webhookKinds, kinds.endpointSlice],
  evaluate: facts =>
    judge({ dead: deadWebhooks(facts) }, ({ dead: { value, at } }) => ({
      verdict: value.length ? 'fail' : 'pass',
      summary: `webhooks with failurePolicy Fail and no ready endpoint: ${value.length}; limit 0`,
      evidence: value.slice(0, 5).map(({ service }) => ({
        source: `EndpointSlices of Service ${service}`,
        value: 'no ready endpoint',
        at,
      })),
      affected: value.map(({ kind, configuration, name, service }) =>
        affectedObject(facts, kind, configuration, `${name} → ${service}`),
      ),
    })),
};
