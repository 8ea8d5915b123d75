import { image } from '../support/manifests';
import type { Scratch } from '../support/scratch';

/** Creates a Deployment whose pods lead to the component of its name. */
export async function startComponent(
  { clients, namespace }: Scratch,
  name: string,
  options: { readonly tag: string; readonly replicas: number },
): Promise<void> {
  const { tag, replicas } = options;
  const labels = { app: name, 'backstage.io/kubernetes-id': name };
  await clients.apps.createNamespacedDeployment({
    namespace,
    body: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, labels },
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'main', image: image(tag) }] },
        },
      },
    },
  });
}

/** Gives the component another image. */
export async function setImage(
  { clients, namespace }: Scratch,
  name: string,
  tag: string,
): Promise<void> {
  const path = '/spec/template/spec/containers/0/image';
  await clients.apps.patchNamespacedDeployment(
    { namespace, name, body: [{ op: 'replace', path, value: image(tag) }] },
    clients.patchAs('json'),
  );
}
