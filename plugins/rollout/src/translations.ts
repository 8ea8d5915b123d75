/**
 * Languages of the rollout plugin: a frontend module for the new system, resources for the classic one.
 *
 * @packageDocumentation
 */
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { fleetReactTranslations } from '@pilotage/fleet-react';
import { rolloutTranslations } from './translation/resource';

/**
 * Adds Simplified Chinese to an app of the new frontend system.
 *
 * @public
 */
export default createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'rollout',
      params: { resource: rolloutTranslations },
    }),
    TranslationBlueprint.make({
      name: 'fleet-react',
      params: { resource: fleetReactTranslations },
    }),
  ],
});

export { fleetReactTranslations, rolloutTranslations };
export { fleetReactTranslationRef } from '@pilotage/fleet-react';
export { rolloutTranslationRef } from './translation/ref';
