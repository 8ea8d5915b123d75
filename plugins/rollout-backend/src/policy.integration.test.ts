import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import { ServerPermissionClient } from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { fleetServiceRef } from '@pilotage/fleet-node';
import { StreamClient } from '@pilotage/plugin-rollout-node/testUtils';
import request from 'supertest';
import { createCloneSet, startFleet } from './__testUtils__/startFleet';
import { component } from './__testUtils__/startPortal';
import { rolloutPlugin } from './plugin';

// The catalog and the permission backend are big and start first.
jest.setTimeout(60_000);

/** Mocked tokens do not say which plugin carries them for a user, so the permission backend calls for itself. */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const mock = mockServices.auth({
      pluginId: plugin.getId(),
      disableDefaultAuthPolicy: false,
    });
    if (plugin.getId() !== 'permission') return mock;
    const tokenFor = mock.getPluginRequestToken.bind(mock);
    mock.getPluginRequestToken = async options =>
      tokenFor({
        ...options,
        onBehalfOf: await mock.getOwnServiceCredentials(),
      });
    return mock;
  },
});

/**
 * The real client, but for the catalog's own reads: for these the permission backend wants to see which plugin asks for
 * a user, and mocked tokens do not say.
 */
const permissions = createServiceFactory({
  service: coreServices.permissions,
  deps: {
    auth: coreServices.auth,
    config: coreServices.rootConfig,
    discovery: coreServices.discovery,
    plugin: coreServices.pluginMetadata,
  },
  factory: ({ plugin, config, ...rest }) =>
    plugin.getId() === 'catalog'
      ? mockServices.permissions({ result: AuthorizeResult.ALLOW })
      : ServerPermissionClient.fromConfig(config, rest),
});

/** Everybody reads; who owns an entity may also change its workloads. As most policies are. */
const ownersMayChange = createBackendModule({
  pluginId: 'permission',
  moduleId: 'owners',
  register(env) {
    env.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy({
          async handle({ permission }, user) {
            if (
              permission.name.startsWith('rollout.') &&
              permission.attributes.action === 'update' &&
              isResourcePermission(permission, 'catalog-entity')
            ) {
              return createCatalogConditionalDecision(
                permission,
                catalogConditions.isEntityOwner({
                  claims: user?.info.ownershipEntityRefs ?? [],
                }),
              );
            }
            return { result: AuthorizeResult.ALLOW };
          },
        });
      },
    });
  },
});

const cartOfAda = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'cart',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'test',
          async connect(connection) {
            const entity = component('cart');
            await connection.applyMutation({
              type: 'full',
              entities: [
                {
                  locationKey: 'test',
                  entity: {
                    ...entity,
                    metadata: {
                      ...entity.metadata,
                      annotations: {
                        ...entity.metadata.annotations,
                        'backstage.io/managed-by-location': 'url:test',
                        'backstage.io/managed-by-origin-location': 'url:test',
                      },
                    },
                    spec: {
                      type: 'service',
                      lifecycle: 'production',
                      owner: 'user:default/ada',
                    },
                  },
                },
              ],
            });
          },
        });
      },
    });
  },
});

describe('with the real catalog and permission backend', () => {
  let fleet: Awaited<ReturnType<typeof startFleet>>;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let page: StreamClient;

  beforeAll(async () => {
    fleet = await startFleet();
    createCloneSet(fleet.simulator, { name: 'cart', replicas: 2 });
    backend = await startTestBackend({
      features: [
        import('@backstage/plugin-catalog-backend'),
        import('@backstage/plugin-permission-backend'),
        auth,
        permissions,
        ownersMayChange,
        cartOfAda,
        rolloutPlugin,
        createServiceFactory({
          service: fleetServiceRef,
          deps: {},
          factory: () => fleet.fleet,
        }),
        mockServices.rootConfig.factory({
          data: {
            permission: { enabled: true },
            rollout: { writes: { enabled: true } },
          },
        }),
      ],
    });
    await owned(backend.server);
    page = new StreamClient(backend.server, {
      path: '/api/rollout/v1/stream?entity=component:default/cart',
      headers: as('ada'),
    });
    await page.until(
      () => page.workload('cart')?.observation.verdict.state === 'done',
    );
  });
  afterAll(async () => {
    page?.close();
    await backend?.stop();
    await fleet?.stop();
  });

  async function pauseAs(name: string) {
    const section = page.workload('cart');
    if (!section) throw new Error('The workload is not shown');
    return request(backend.server)
      .post('/api/rollout/v1/operations')
      .set(as(name))
      .send({
        entityRef: 'component:default/cart',
        workload: section.ref,
        change: { verb: 'pause' },
        uid: section.uid,
        resourceVersion: section.resourceVersion,
        idempotencyKey: `pause-by-${name}`,
      });
  }

  it('the owner of the entity may change its workload, and nobody else', async () => {
    const refused = await pauseAs('bob');
    expect(refused.status).toBe(403);
    expect(fleet.connection.writes).toEqual([]);

    const allowed = await pauseAs('ada');
    expect(allowed.body).toMatchObject({ type: 'recorded' });
    await page.until(
      () => page.workload('cart')?.activity[0]?.outcome.state === 'confirmed',
    );
    expect(page.workload('cart')?.activity).toHaveLength(1);
  });
});

function as(name: string): Record<string, string> {
  return { Authorization: mockCredentials.user.header(`user:default/${name}`) };
}

/** The catalog works out relations in the background and tells nobody when it is done. */
async function owned(server: Parameters<typeof request>[0]): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const { body } = await request(server)
      .get('/api/catalog/entities/by-name/component/default/cart')
      .set(as('ada'));
    if (body.relations?.length > 0) return;
    await new Promise(resolve => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error('The catalog did not process the entity');
}
