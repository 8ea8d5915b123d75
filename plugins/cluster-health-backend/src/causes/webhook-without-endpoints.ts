import type { ClusterFacts } from '@pilotage/plugin-cluster-health-node';
import { affectedObject } from '../checks/shared/affected';
import { deadWebhooks } from '../checks/shared/deadWebhooks';
import { groupBy } from '../checks/shared/groupBy';
import { count } from '../checks/shared/text';
import type { FoundCause } from './foundCause';
import { cause } from './shared/cause';

/** Webhooks the API server must ask and cannot: every request they are for is refused. */
export function findWebhooksWithoutEndpoints(
  facts: ClusterFacts,
): readonly FoundCause[] {
  const dead = deadWebhooks(facts);
  if (dead.state !== 'known') return [];
  const groups = groupBy(
    dead.value,
    ({ kind, configuration, service }) =>
      `${kind}/${configuration.metadata.name}/${service}`,
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const { kind, configuration, service = '' } = first;
    const { name } = configuration.metadata;
    const webhooks = 1 + others.length;
    return [
      cause(facts, {
        kind: 'webhook-without-endpoints',
        parts: [kind, name, service],
        severity: 'bad',
        title: `${name} refuses every request it is for`,
        detail: `${count(
          webhooks,
          'webhook',
        )} with failurePolicy Fail, and Service ${service} has no ready endpoint`,
        params: { configuration: name, service, webhooks },
        unit: 'objects',
        affected: [affectedObject(facts, kind, configuration, service)],
        evidence: [
          {
            source: `EndpointSlices of Service ${service}`,
            value: 'no ready endpoint',
            at: dead.at,
          },
        ],
        owner: facts.ownerOf({
          namespace: service.split('/')[0] ?? '',
          labels: configuration.metadata.labels ?? {},
        }),
        suggestion:
          'Bring the webhook’s pods back; if that takes long, set failurePolicy to Ignore or remove the configuration.',
      }),
    ];
  });
}
