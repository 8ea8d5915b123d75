import type { ObjectMeta } from '@pilotage/fleet-node';
import type { SpecOwner } from '@pilotage/plugin-rollout-common';

/**
 * GitOps controllers that say they own this object. Their marks are labels and annotations; `helm.sh` ones alone are
 * no owner, since Helm acts only when somebody runs it.
 */
export function specOwners(
  metadata: Pick<ObjectMeta, 'labels' | 'annotations'>,
): SpecOwner[] {
  const labels = metadata.labels ?? {};
  const annotations = metadata.annotations ?? {};
  const owners: SpecOwner[] = [];

  const tracking = annotations['argocd.argoproj.io/tracking-id'];
  const instance =
    labels['argocd.argoproj.io/instance'] ?? tracking?.split(':')[0];
  if (instance) {
    owners.push({
      type: 'gitops',
      name: 'argo-cd',
      detail: `Application ${instance}`,
    });
  }
  for (const [prefix, kind] of [
    ['kustomize.toolkit.fluxcd.io', 'Kustomization'],
    ['helm.toolkit.fluxcd.io', 'HelmRelease'],
  ] as const) {
    const name = labels[`${prefix}/name`];
    if (!name) continue;
    // Flux leaves an object alone that says so.
    const disabled = annotations[`${prefix}/reconcile`] === 'disabled';
    if (disabled) continue;
    const namespace = labels[`${prefix}/namespace`];
    owners.push({
      type: 'gitops',
      name: 'flux',
      detail: `${kind} ${namespace ? `${namespace}/` : ''}${name}`,
    });
  }
  return owners;
}
