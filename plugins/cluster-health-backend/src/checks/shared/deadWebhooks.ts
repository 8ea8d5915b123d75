import type { ClusterFacts, Fact } from '@pilotage/plugin-cluster-health-node';
import { kinds } from './kinds';
import { readyEndpoints } from './services';
import { webhooksOf, type Webhook } from './webhooks';

/** Webhooks with `failurePolicy: Fail` behind a Service that has no ready endpoint. */
export function deadWebhooks(facts: ClusterFacts): Fact<readonly Webhook[]> {
  const webhooks = webhooksOf(facts);
  const slices = facts.objects(kinds.endpointSlice);
  if (webhooks.state !== 'known') return webhooks;
  if (slices.state !== 'known') return slices;
  const endpointsOf = readyEndpoints(slices.value);
  return {
    state: 'known',
    value: webhooks.value.filter(
      ({ fails, service }) =>
        fails && service !== undefined && endpointsOf(service).ready === 0,
    ),
    at: Math.min(webhooks.at, slices.at),
  };
}
