import {
  kubeObject,
  unknown,
} from '@pilotage/plugin-cluster-health-node/testUtils';
import { expectVerdicts } from '../__testUtils__/expectVerdicts';
import { webhookScope } from './webhook-scope';

const hook = (webhook: object) => ({
  objects: {
    MutatingWebhookConfiguration: [
      kubeObject('MutatingWebhookConfiguration', 'inject', {
        webhooks: [{ name: 'inject.example', ...webhook }],
      }),
    ],
  },
});
const rule = (group: string, resource: string) => ({
  rules: [{ apiGroups: [group], resources: [resource] }],
});
const besideSystem = {
  namespaceSelector: {
    matchExpressions: [
      {
        key: 'kubernetes.io/metadata.name',
        operator: 'NotIn',
        values: ['kube-system'],
      },
    ],
  },
};

expectVerdicts(webhookScope, [
  {
    when: 'it is for a kind of its own',
    facts: hook(rule('shop', 'carts')),
    is: 'pass',
  },
  {
    when: 'it may refuse nodes',
    facts: hook(rule('', 'nodes')),
    is: 'warn',
    about: ['inject'],
  },
  {
    when: 'it may refuse anything',
    facts: hook({ ...rule('*', '*'), ...besideSystem }),
    is: 'warn',
  },
  {
    when: 'it may refuse pods everywhere',
    facts: hook(rule('', 'pods')),
    is: 'warn',
  },
  {
    when: 'it leaves the system alone',
    facts: hook({ ...rule('', 'pods'), ...besideSystem }),
    is: 'pass',
  },
  {
    when: 'it only advises',
    facts: hook({ ...rule('*', '*'), failurePolicy: 'Ignore' }),
    is: 'pass',
  },
  {
    when: 'it takes its time',
    facts: hook({ failurePolicy: 'Ignore', timeoutSeconds: 30 }),
    is: 'warn',
  },
  { when: 'there is none', facts: {}, is: 'not-applicable' },
  {
    when: 'webhooks cannot be read',
    facts: { objects: { ValidatingWebhookConfiguration: unknown() } },
    is: 'unknown',
  },
]);
