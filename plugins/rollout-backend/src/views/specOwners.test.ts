import { specOwners } from './specOwners';

describe('specOwners', () => {
  it.each([
    ['nobody', { labels: { app: 'cart' } }, []],
    [
      'Helm, which acts only when somebody runs it',
      { labels: { 'app.kubernetes.io/managed-by': 'Helm' } },
      [],
    ],
    [
      'Argo CD by tracking annotation',
      {
        annotations: {
          'argocd.argoproj.io/tracking-id': 'shop:apps/Deployment:shop/cart',
        },
      },
      ['argo-cd Application shop'],
    ],
    [
      'Argo CD by label',
      { labels: { 'argocd.argoproj.io/instance': 'shop' } },
      ['argo-cd Application shop'],
    ],
    [
      'a Flux Kustomization',
      {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'apps',
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
      },
      ['flux Kustomization flux-system/apps'],
    ],
    [
      'a Flux HelmRelease',
      { labels: { 'helm.toolkit.fluxcd.io/name': 'cart' } },
      ['flux HelmRelease cart'],
    ],
    [
      'Flux that was told to leave it alone',
      {
        labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' },
        annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' },
      },
      [],
    ],
  ])('%s', (_, metadata, expected) => {
    expect(
      specOwners(metadata).map(owner => `${owner.name} ${owner.detail}`),
    ).toEqual(expected);
  });
});
