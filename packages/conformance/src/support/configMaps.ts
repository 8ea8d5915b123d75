import type { Scratch } from './scratch';
import type { WatchEvent } from './readWatch';

/** ConfigMaps of one namespace: the simplest objects to list and watch. */
export interface ConfigMaps {
  readonly path: string;
  create(name: string, labels?: Record<string, string>): Promise<unknown>;
  remove(name: string): Promise<unknown>;
  /** Sets labels; `null` takes one away. */
  relabel(
    name: string,
    labels: Record<string, string | null>,
  ): Promise<unknown>;
  list(
    query?: Record<string, unknown>,
  ): ReturnType<Scratch['clients']['core']['listNamespacedConfigMap']>;
}

/** What the controller manager of a real cluster puts into every namespace, a moment after its creation. */
const fromController = 'kube-root-ca.crt';

/** Five ConfigMaps whose labels differ. */
export const five: Readonly<Record<string, Record<string, string>>> = {
  alpha: { tier: 'front', track: 'stable' },
  beta: { tier: 'front', track: 'canary' },
  gamma: { tier: 'back', track: 'stable' },
  delta: { tier: 'back' },
  epsilon: {},
};

/** Makes {@link five}. */
export async function startConfigMaps(scratch: Scratch): Promise<ConfigMaps> {
  const { clients, namespace } = scratch;
  const { core } = clients;
  const subject: ConfigMaps = {
    path: `/api/v1/namespaces/${namespace}/configmaps`,
    create: (name, labels = {}) =>
      core.createNamespacedConfigMap({
        namespace,
        body: { metadata: { name, labels } },
      }),
    remove: name => core.deleteNamespacedConfigMap({ namespace, name }),
    relabel: (name, labels) =>
      core.patchNamespacedConfigMap(
        { namespace, name, body: { metadata: { labels } } },
        clients.patchAs('merge'),
      ),
    list: (query = {}) => core.listNamespacedConfigMap({ namespace, ...query }),
  };
  for (const [name, labels] of Object.entries(five)) {
    await subject.create(name, labels);
  }
  return subject;
}

/** Names in the order of the list, without the one that is not ours. */
export const ourNames = (
  items: readonly { metadata?: { name?: string } }[],
): string[] =>
  items
    .map(item => item.metadata!.name!)
    .filter(name => name !== fromController);

/** Whether the last event says that everything that exists has been sent. */
export function endsInitialEvents(events: readonly WatchEvent[]): boolean {
  const last = events.at(-1);
  return (
    last?.type === 'BOOKMARK' &&
    last.object.metadata.annotations?.['k8s.io/initial-events-end'] === 'true'
  );
}
