import { join } from 'node:path';
import type { ArtifactName } from '../build/artifacts';
import {
  readKustomizedDefinitions,
  readPlainDefinitions,
} from '../manifests/customResourceDefinitions';
import type { Manifest } from '../manifests/manifest';
import { readWebhookConfigurations } from '../manifests/webhookConfigurations';
import { argoRollouts } from './argoRollouts';
import type { ComponentContext, ComponentSpec } from './componentContext';
import { kruiseManager } from './kruiseManager';
import { kruiseRollouts } from './kruiseRollouts';

/**
 * Controllers a cluster can have besides the native ones.
 *
 * @public
 */
export type ControllerName = 'kruise' | 'kruise-rollouts' | 'argo-rollouts';

/** What belongs to a controller, from its module to its process. */
export interface Controller {
  readonly artifact: ArtifactName;
  /** Must exist before the controller starts. */
  readonly namespaces: readonly string[];
  definitions(assets: string): Promise<Manifest[]>;
  /** Managers only update their webhook configurations, so they must be there before. */
  webhooks(assets: string): Promise<Manifest[]>;
  component(context: ComponentContext): ComponentSpec;
}

/** In starting order: Kruise Rollout watches only the Kruise kinds that are served when it starts. */
export const controllers: Readonly<Record<ControllerName, Controller>> = {
  kruise: {
    artifact: 'kruise',
    namespaces: ['kruise-system', 'kruise-daemon-config'],
    definitions: assets =>
      readKustomizedDefinitions(join(assets, 'config/crd')),
    webhooks: assets =>
      readWebhookConfigurations(join(assets, 'config/webhook'), 'kruise-'),
    component: kruiseManager,
  },
  'kruise-rollouts': {
    artifact: 'kruise-rollouts',
    namespaces: ['kruise-rollout'],
    definitions: assets =>
      readKustomizedDefinitions(join(assets, 'config/crd')),
    webhooks: assets =>
      readWebhookConfigurations(
        join(assets, 'config/webhook'),
        'kruise-rollout-',
      ),
    component: kruiseRollouts,
  },
  'argo-rollouts': {
    artifact: 'argo-rollouts',
    namespaces: ['argo-rollouts'],
    definitions: assets => readPlainDefinitions(join(assets, 'manifests/crds')),
    webhooks: async () => [],
    component: argoRollouts,
  },
};
