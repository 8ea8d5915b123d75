import type { KubeObject, ObjectMeta } from '../../access/kubeObject';

/** An object with as much metadata as the API server would give it. */
export function object(
  kind: string,
  metadata: Partial<ObjectMeta> & { name: string },
  rest: Partial<KubeObject> = {},
): KubeObject {
  return {
    kind,
    metadata: {
      namespace: 'shop',
      uid: `${kind}-${metadata.name}`,
      resourceVersion: '1',
      ...metadata,
    },
    ...rest,
  };
}

/** Controlled by this object. */
export function controlledBy(
  apiVersion: string,
  owner: KubeObject,
): Pick<ObjectMeta, 'ownerReferences'> {
  const { kind = '', metadata } = owner;
  return {
    ownerReferences: [
      {
        apiVersion,
        kind,
        name: metadata.name,
        uid: metadata.uid,
        controller: true,
      },
    ],
  };
}
