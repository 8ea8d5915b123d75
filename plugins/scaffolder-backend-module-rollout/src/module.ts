import { createBackendModule } from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { rolloutServiceRef } from '@pilotage/plugin-rollout-node';
import { createSetImageAction } from './actions/setImage/setImage';
import { createWaitAction } from './actions/wait/wait';

/**
 * Adds the rollout actions to the scaffolder. They go through the rollout backend's operation table, in the name of the
 * person who runs the template.
 *
 * @public
 */
export const scaffolderModuleRollout = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'rollout',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        rollout: rolloutServiceRef,
      },
      async init({ actions, rollout }) {
        actions.addActions(
          createSetImageAction({ rollout }),
          createWaitAction({ rollout }),
        );
      },
    });
  },
});
