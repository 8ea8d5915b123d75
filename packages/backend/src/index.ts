import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./demo-sign-in'));

backend.add(import('@backstage/plugin-catalog-backend'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./demo-policy'));

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@pilotage/plugin-rollout-backend'));
backend.add(import('@pilotage/plugin-rollout-backend-module-cluster-health'));
backend.add(import('@pilotage/plugin-cluster-health-backend'));
backend.add(import('@pilotage/plugin-catalog-backend-module-clusters'));

backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@pilotage/plugin-scaffolder-backend-module-rollout'));
backend.add(import('./demo-repository'));

// A failed start is reported by the backend itself.
void backend.start();
