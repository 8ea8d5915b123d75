import type { KubeObject, ObjectMeta } from '@pilotage/fleet-node';
import { daysAgo } from './testNow';

/**
 * An object with as much metadata as the API server would give it, thirty days old.
 *
 * @param kind - for example `Service`.
 * @param name - `name` for kinds of cluster scope, else `namespace/name`.
 * @param rest - everything besides metadata: `spec`, `status`, `webhooks`, …
 * @param metadata - what differs from the ordinary.
 * @public
 */
export function kubeObject(
  kind: string,
  name: string,
  rest: Readonly<Record<string, unknown>> = {},
  metadata: Partial<ObjectMeta> = {},
): KubeObject {
  const slash = name.indexOf('/');
  return {
    kind,
    metadata: {
      ...(slash < 0 ? {} : { namespace: name.slice(0, slash) }),
      name: name.slice(slash + 1),
      uid: `${kind}/${name}`,
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: daysAgo(30),
      ...metadata,
    },
    ...rest,
  };
}
