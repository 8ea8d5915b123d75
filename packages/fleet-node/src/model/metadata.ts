import type { KubeObject, OwnerReference } from '../access/kubeObject';

/** The one owner that controls the object. */
export function controllerOf(object: KubeObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find(({ controller }) => controller);
}

/** A Kubernetes time in milliseconds since the epoch; 0 for none. */
export function milliseconds(time: string | undefined): number {
  return time ? Date.parse(time) || 0 : 0;
}

/** Group of an `apiVersion`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash === -1 ? '' : apiVersion.slice(0, slash);
}
