import {
  coreServices,
  createBackendFeatureLoader,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createPublishAction } from './createPublishAction';
import { createRouter } from './createRouter';
import { readConfig } from './readConfig';

/** Serves what was published, so that the catalog can read it. */
const repositories = createBackendPlugin({
  pluginId: 'demo-repository',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
      },
      async init({ config, httpRouter }) {
        const { directory } = readConfig(config);
        httpRouter.use(createRouter({ directory }));
        httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
      },
    });
  },
});

const publisher = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'demo-repository',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, config, discovery }) {
        const options = readConfig(config);
        actions.addActions(
          createPublishAction({
            ...options,
            baseUrl: () => discovery.getExternalBaseUrl('demo-repository'),
          }),
        );
      },
    });
  },
});

/**
 * Stands in for the Git host and the GitOps controller a laptop does not have: keeps what a template publishes in the
 * portal's data folder, and applies what is in `deploy/` to the demo's clusters. Without `demo.repository` there is neither.
 */
export default createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    if (!config.has('demo.repository')) return;
    yield repositories;
    yield publisher;
  },
});
