import { selects } from '../apimachinery/labelSelector';
import type { SidecarSet } from '../controllers/kinds/sidecarSet';
import type { ClusterReader } from '../store/Admission';
import type { StoredObject } from '../store/types';

/** The namespaces a SidecarSet is limited to; undefined for all. */
export function namespacesOf(
  { spec }: SidecarSet,
  cluster: ClusterReader,
): readonly string[] | undefined {
  if (spec.namespace) return [spec.namespace];
  if (!spec.namespaceSelector) return undefined;
  return cluster
    .list('namespaces')
    .filter(({ metadata }) => selects(spec.namespaceSelector, metadata.labels))
    .map(({ metadata }) => metadata.name);
}

/** Whether a SidecarSet selects a pod. An empty selector selects nothing here. */
export function selectsPod(
  { spec }: SidecarSet,
  { metadata }: Pick<StoredObject, 'metadata'>,
  cluster: ClusterReader,
): boolean {
  const namespace = metadata.namespace ?? 'default';
  if (spec.namespace && spec.namespace !== namespace) return false;
  if (spec.namespaceSelector) {
    const home = cluster.get('namespaces', { name: namespace });
    if (!home || !selects(spec.namespaceSelector, home.metadata.labels))
      return false;
  }
  const { matchLabels = {}, matchExpressions = [] } = spec.selector ?? {};
  if (Object.keys(matchLabels).length + matchExpressions.length === 0)
    return false;
  return selects(spec.selector, metadata.labels);
}
