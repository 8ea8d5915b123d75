import type { RawObjects } from '../support/rawObjects';
import { caBundleFor } from './certificate';

const configurations =
  '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
const services = (namespace: string) =>
  `/api/v1/namespaces/${namespace}/services`;

/** A webhook that must be asked, that nobody answers for, and whose authority ends in five days. */
export interface DeadWebhook {
  readonly name: string;
  readonly service: string;
  remove(): Promise<void>;
}

/** Registers it for ConfigMaps of namespaces with a label none has, so that it stands in nobody's way. */
export async function registerDeadWebhook(
  objects: RawObjects,
  namespace: string,
): Promise<DeadWebhook> {
  const name = 'nobody-answers';
  await objects.create(services(namespace), {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: [{ port: 443 }] },
  });
  await objects.create(configurations, {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [
      {
        name: 'nobody.conformance.example',
        failurePolicy: 'Fail',
        sideEffects: 'None',
        admissionReviewVersions: ['v1'],
        clientConfig: {
          service: { namespace, name },
          caBundle: caBundleFor(5),
        },
        namespaceSelector: { matchLabels: { 'conformance.example/no': 'one' } },
        rules: [
          {
            apiGroups: [''],
            apiVersions: ['v1'],
            operations: ['CREATE'],
            resources: ['configmaps'],
          },
        ],
      },
    ],
  });
  return {
    name,
    service: `${namespace}/${name}`,
    async remove() {
      await objects.remove(configurations, name);
      await objects.remove(services(namespace), name);
    },
  };
}
