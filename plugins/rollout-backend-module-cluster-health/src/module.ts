import { createBackendModule } from '@backstage/backend-plugin-api';
import { clusterHealthServiceRef } from '@pilotage/plugin-cluster-health-node';
import { rolloutTargetGatesExtensionPoint } from '@pilotage/plugin-rollout-node';

/**
 * Gives the rollout plugin the marks of cluster health's serving gate: shown on every section of the Rollout tab, and
 * said before a change is started on a cluster that should get none.
 *
 * @public
 */
export const rolloutModuleClusterHealth = createBackendModule({
  pluginId: 'rollout',
  moduleId: 'cluster-health',
  register(env) {
    env.registerInit({
      deps: {
        gates: rolloutTargetGatesExtensionPoint,
        health: clusterHealthServiceRef,
      },
      async init({ gates, health }) {
        gates.addTargetGate({
          id: 'cluster-health',
          marks: () => health.servingMarks(),
        });
      },
    });
  },
});
