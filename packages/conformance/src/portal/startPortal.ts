import type { Server } from 'node:http';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { PortalCluster } from '../ground/Ground';

/** A Backstage backend that reaches a cluster as in production. */
export interface Portal {
  readonly server: Server;
  /** Credentials of the person at the page. */
  readonly headers: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts the rollout plugin beside the stock Kubernetes plugin, whose `kubernetes:` block names the cluster. All our
 * requests to the cluster go through its proxy; only catalog, sign-in and policy are played.
 *
 * @param options - `components` name the entities, each tied to the workload of its name; `person` is the account on
 * the cluster, `backstage` when not given
 */
export async function startPortal(options: {
  readonly cluster: PortalCluster;
  readonly components: readonly string[];
  readonly person?: string;
}): Promise<Portal> {
  const { cluster, components, person = 'backstage' } = options;
  const [{ default: kubernetesPlugin }, { default: rolloutPlugin }] =
    await Promise.all([
      import('@backstage/plugin-kubernetes-backend'),
      import('@pilotage/plugin-rollout-backend'),
    ]);
  const backend = await startTestBackend({
    features: [
      kubernetesPlugin,
      rolloutPlugin,
      catalogServiceMock.factory({ entities: components.map(component) }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          rollout: { writes: { enabled: true } },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [kubernetesCluster(cluster, person)],
              },
            ],
          },
        },
      }),
    ],
  });
  return {
    server: backend.server,
    headers: { Authorization: mockCredentials.user.header('user:default/ada') },
    stop: () => backend.stop(),
  };
}

function kubernetesCluster(cluster: PortalCluster, person: string) {
  const { name, url, caData, tokens } = cluster;
  return {
    name,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: tokens[person] ?? '',
    ...(caData === undefined ? { skipTLSVerify: true } : { caData }),
  };
}

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/kubernetes-id': name },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'team-a' },
  };
}
