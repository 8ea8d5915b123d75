import type { Pod } from '../controllers/kinds/pod';
import type { SidecarSet } from '../controllers/kinds/sidecarSet';
import { isActive } from '../controllers/shared/podState';
import type { Admission } from '../store/Admission';
import type { StoredObject } from '../store/types';
import { stateToInject } from './injectedState';
import { injectSidecars } from './injectSidecars';
import { selectsPod } from './selection';

/** The namespaces that run what runs the cluster carry this label, and the pod webhook leaves them alone. */
const spared = 'control-plane';

/**
 * OpenKruise's webhook for new pods, as far as sidecars go. SidecarSets of one namespace come before those of
 * the cluster, otherwise they go by name.
 */
export function sidecarWebhook(
  object: StoredObject,
  { cluster, now, chance }: Admission,
): StoredObject {
  const pod = object as Pod;
  const home = cluster.get('namespaces', {
    name: pod.metadata.namespace ?? 'default',
  });
  if (!isActive(pod) || home?.metadata.labels?.[spared] !== undefined)
    return object;
  const sets = cluster
    .list<SidecarSet>('sidecarsets.apps.kruise.io')
    .filter(
      set =>
        !set.spec.injectionStrategy?.paused && selectsPod(set, pod, cluster),
    )
    .sort(
      (a, b) =>
        Number(!a.spec.namespace) - Number(!b.spec.namespace) ||
        (a.metadata.name < b.metadata.name ? -1 : 1),
    )
    .map(set => stateToInject(set, pod, { cluster, chance }));
  return sets.length === 0 ? object : injectSidecars(pod, sets, now);
}
