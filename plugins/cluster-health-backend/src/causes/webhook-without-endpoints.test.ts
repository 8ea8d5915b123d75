import {
  clusterFacts,
  endpointSlice,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { findWebhooksWithoutEndpoints } from './webhook-without-endpoints';

function configuration(webhook: Readonly<Record<string, unknown>>) {
  const clientConfig = { service: { namespace: 'policy', name: 'hook' } };
  return kubeObject('ValidatingWebhookConfiguration', 'policy', {
    webhooks: ['a.policy', 'b.policy'].map(name => ({
      name,
      clientConfig,
      ...webhook,
    })),
  });
}

const find = (
  webhook: Readonly<Record<string, unknown>>,
  slices: ReturnType<typeof endpointSlice>[] = [],
) =>
  findWebhooksWithoutEndpoints(
    clusterFacts({
      objects: {
        ValidatingWebhookConfiguration: [configuration(webhook)],
        EndpointSlice: slices,
      },
    }),
  );

it.each([
  ['Fail', { failurePolicy: 'Fail' }],
  ['nothing said, which means Fail', {}],
])('finds one cause for a configuration with: %s', (_, webhook) => {
  expect(find(webhook)).toMatchObject([
    {
      key: 'webhook-without-endpoints/ValidatingWebhookConfiguration/policy/policy/hook',
      severity: 'bad',
      detail:
        '2 webhooks with failurePolicy Fail, and Service policy/hook has no ready endpoint',
    },
  ]);
});

it.each([
  ['Ignore', { failurePolicy: 'Ignore' }, []],
  ['a URL', { clientConfig: { url: 'https://hook.example' } }, []],
  ['a ready endpoint', {}, [endpointSlice('policy/hook', [true])]],
])('leaves out: %s', (_, webhook, slices) => {
  expect(find(webhook, slices)).toEqual([]);
});

it('claims nothing while endpoints cannot be read', () => {
  const facts = clusterFacts({
    objects: {
      ValidatingWebhookConfiguration: [configuration({})],
      EndpointSlice: unknown('forbidden'),
    },
  });
  expect(findWebhooksWithoutEndpoints(facts)).toEqual([]);
});
