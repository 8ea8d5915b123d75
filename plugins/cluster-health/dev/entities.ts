import type { Entity } from '@backstage/catalog-model';

/** The component the harness shows. */
export const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'checkout' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-shop' },
};

/** The cluster the harness shows. */
export const prodUs: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'prod-us', namespace: 'default' },
  spec: { type: 'kubernetes-cluster', owner: 'team-platform' },
};
