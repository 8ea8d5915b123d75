import type { KubeObject, ResourceType } from '../access/kubeObject';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * What the model keeps of a workload or a revision: everything but `managedFields` and kubectl's copy of the
 * whole object. Objects inside lists do not say what they are, so that is filled in.
 */
export function projectObject(
  object: KubeObject,
  type: ResourceType,
): KubeObject {
  const { managedFields: _, annotations, ...metadata } = object.metadata;
  const { [lastApplied]: __, ...kept } = annotations ?? {};
  return {
    ...object,
    apiVersion: type.group ? `${type.group}/${type.version}` : type.version,
    kind: type.kind,
    metadata: annotations ? { ...metadata, annotations: kept } : metadata,
  };
}
