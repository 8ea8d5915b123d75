import type { DirectConnection } from '@pilotage/fleet-node';

/** Objects of kinds no case needs a typed client for. */
export interface RawObjects {
  /** @param collection - path of the collection, for example `/apis/policy/v1/namespaces/shop/poddisruptionbudgets` */
  create(
    collection: string,
    object: Readonly<Record<string, unknown>>,
  ): Promise<void>;
  remove(collection: string, name: string): Promise<void>;
}

/** Creates and removes over a connection. Both throw Error with the API server's message when it refuses. */
export function rawObjects(connection: DirectConnection): RawObjects {
  const send = async (
    request: Parameters<DirectConnection['request']>[0],
    expected: number,
  ) => {
    const response = await connection.request(request);
    const text = await response.text();
    if (response.status !== expected) {
      throw new Error(
        `${request.method} ${request.path} answered ${response.status}: ${text}`,
      );
    }
  };
  return {
    create: (path, body) => send({ method: 'POST', path, body }, 201),
    remove: (collection, name) =>
      send({ method: 'DELETE', path: `${collection}/${name}` }, 200),
  };
}
