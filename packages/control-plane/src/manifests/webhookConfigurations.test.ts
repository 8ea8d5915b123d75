import type { Manifest } from './manifest';
import { mergeWebhooks } from './webhookConfigurations';

const selector = {
  matchExpressions: [{ key: 'control-plane', operator: 'DoesNotExist' }],
};

function configuration(
  kind: string,
  name: string,
  webhooks: object[],
): Manifest {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name },
    webhooks,
  };
}

const mutating = configuration('MutatingWebhookConfiguration', 'mutating', [
  { name: 'pod.kb.io', failurePolicy: 'Fail' },
  { name: 'cloneset.kb.io', failurePolicy: 'Fail' },
]);
const validating = configuration(
  'ValidatingWebhookConfiguration',
  'validating',
  [{ name: 'pod.kb.io', failurePolicy: 'Fail' }],
);

describe('mergeWebhooks', () => {
  it('adds selectors by webhook name and kind, and prefixes the names', () => {
    const patches = [
      configuration('MutatingWebhookConfiguration', 'mutating', [
        { name: 'pod.kb.io', namespaceSelector: selector },
      ]),
    ];
    expect(
      mergeWebhooks({
        configurations: [mutating, validating],
        patches,
        prefix: 'kruise-',
      }),
    ).toEqual([
      configuration('MutatingWebhookConfiguration', 'kruise-mutating', [
        {
          name: 'pod.kb.io',
          failurePolicy: 'Fail',
          namespaceSelector: selector,
        },
        { name: 'cloneset.kb.io', failurePolicy: 'Fail' },
      ]),
      configuration('ValidatingWebhookConfiguration', 'kruise-validating', [
        { name: 'pod.kb.io', failurePolicy: 'Fail' },
      ]),
    ]);
  });

  it('refuses a patch that matches nothing', () => {
    const patches = [
      configuration('ValidatingWebhookConfiguration', 'validating', [
        { name: 'cloneset.kb.io', objectSelector: selector },
      ]),
    ];
    expect(() =>
      mergeWebhooks({
        configurations: [mutating, validating],
        patches,
        prefix: '',
      }),
    ).toThrow('Webhook patches without a webhook: cloneset.kb.io');
  });
});
