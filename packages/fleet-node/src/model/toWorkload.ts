import type { KubeObject } from '../access/kubeObject';
import type { Workload } from './types';
import type { WatchedKind } from './watchedKinds';

/** An object of a watched kind with its full name. */
export function toWorkload(
  cluster: string,
  kind: WatchedKind,
  object: KubeObject,
): Workload {
  const { name, namespace = '', uid } = object.metadata;
  return {
    ref: { cluster, group: kind.group, kind: kind.kind, namespace, name },
    uid,
    apiVersion: object.apiVersion ?? '',
    plural: kind.plural,
    object,
  };
}

export function sameLabels(a: KubeObject, b: KubeObject): boolean {
  const before = a.metadata.labels ?? {};
  const after = b.metadata.labels ?? {};
  const keys = Object.keys(before);
  return (
    keys.length === Object.keys(after).length &&
    keys.every(key => before[key] === after[key])
  );
}
