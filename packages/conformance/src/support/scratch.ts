import type { Ground } from '../ground/Ground';
import { clientsOf, type Clients } from './clients';
import { until } from './until';

let counter = 0;

/** A namespace of its own for a group of cases, with the clients of an administrator. */
export interface Scratch {
  readonly ground: Ground;
  readonly clients: Clients;
  readonly namespace: string;
}

/**
 * Makes a fresh namespace before the cases of a describe block. It is ready for pods: the API server refuses them until
 * a controller has made the namespace's default service account.
 */
export function useScratch(
  ground: () => Ground,
  prefix: string,
): () => Scratch {
  let scratch: Scratch | undefined;
  beforeAll(async () => {
    const namespace = `${prefix}-${(counter += 1)}`;
    const clients = await clientsOf(ground());
    await clients.core.createNamespace({
      body: { metadata: { name: namespace } },
    });
    await until(
      ground().connect('admin'),
      `/api/v1/namespaces/${namespace}/serviceaccounts`,
      accounts => accounts.some(({ metadata }) => metadata.name === 'default'),
    );
    scratch = { ground: ground(), clients, namespace };
  });
  return () => {
    if (!scratch) throw new Error('The namespace has not been made.');
    return scratch;
  };
}
