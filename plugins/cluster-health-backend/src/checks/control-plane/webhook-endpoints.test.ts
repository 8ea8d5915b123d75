import {
  endpointSlice,
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { webhookEndpoints } from './webhook-endpoints';

const hook = (failurePolicy?: string) =>
  kubeObject('MutatingWebhookConfiguration', 'inject', {
    webhooks: [
      {
        name: 'inject.example',
        failurePolicy,
        clientConfig: { service: { namespace: 'inject', name: 'hook' } },
      },
    ],
  });

expectVerdicts(webhookEndpoints, [
  { when: 'there is no webhook', facts: {}, is: 'pass' },
  {
    when: 'its endpoint is ready',
    facts: {
      objects: {
        MutatingWebhookConfiguration: [hook('Fail')],
        EndpointSlice: [endpointSlice('inject/hook', [false, true])],
      },
    },
    is: 'pass',
  },
  {
    when: 'its endpoint is not ready',
    facts: {
      objects: {
        MutatingWebhookConfiguration: [hook('Fail')],
        EndpointSlice: [endpointSlice('inject/hook', [false])],
      },
    },
    is: 'fail',
    about: ['inject'],
  },
  {
    when: 'a service of that name has endpoints in another namespace',
    facts: {
      objects: {
        MutatingWebhookConfiguration: [hook()],
        EndpointSlice: [endpointSlice('other/hook', [true])],
      },
    },
    is: 'fail',
  },
  {
    when: 'nobody need answer',
    facts: { objects: { MutatingWebhookConfiguration: [hook('Ignore')] } },
    is: 'pass',
  },
  {
    when: 'one of the two kinds cannot be read',
    facts: { objects: { MutatingWebhookConfiguration: unknown('forbidden') } },
    is: 'unknown',
  },
  {
    when: 'slices cannot be read',
    facts: { objects: { EndpointSlice: unknown() } },
    is: 'unknown',
  },
]);
