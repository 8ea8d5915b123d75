/**
 * Languages of the cluster health plugin: a frontend module for the new system, resources for the classic one.
 *
 * @packageDocumentation
 */
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { fleetReactTranslations } from '@pilotage/fleet-react';
import { clusterHealthTranslations } from './translation/resource';

/**
 * Adds Simplified Chinese to an app of the new frontend system.
 *
 * @public
 */
export default createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'cluster-health',
      params: { resource: clusterHealthTranslations },
    }),
    // Named after this plugin: the rollout plugin brings the same resource, and an extension's id is taken once.
    TranslationBlueprint.make({
      name: 'cluster-health-fleet-react',
      params: { resource: fleetReactTranslations },
    }),
  ],
});

export { clusterHealthTranslations, fleetReactTranslations };
export { fleetReactTranslationRef } from '@pilotage/fleet-react';
export { clusterHealthTranslationRef } from './translation/ref';
