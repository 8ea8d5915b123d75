import type { Server } from 'node:http';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { PortalCluster } from '../ground/Ground';

/** A Backstage backend that reaches a cluster as in production. */
export interface Portal {
  readonly server: Server;
  /** Credentials of the person at the page. */
  readonly headers: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** @see {@link startPortal} */
export interface PortalOptions {
  readonly cluster: PortalCluster;
  /** Names of entities, each tied to the workload of its name. */
  readonly components: readonly string[];
  /** The account on the cluster, `backstage` when not given. */
  readonly person?: string;
  /** Plugins of ours, and what they are configured with. */
  readonly features: readonly BackendFeature[];
  readonly config: JsonObject;
}

/**
 * Starts plugins of ours beside the stock Kubernetes plugin, whose `kubernetes:` block names the cluster. All requests to
 * the cluster go through its proxy; only catalog, sign-in and policy are played.
 */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const { cluster, components, person = 'backstage' } = options;
  const { default: kubernetesPlugin } = await import(
    '@backstage/plugin-kubernetes-backend'
  );
  const backend = await startTestBackend({
    features: [
      kubernetesPlugin,
      ...options.features,
      catalogServiceMock.factory({ entities: components.map(component) }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: [kubernetesCluster(cluster, person)],
              },
            ],
          },
          ...options.config,
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

/** Who owns every component. */
export const team = 'group:default/team-a';

function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/kubernetes-id': name },
    },
    spec: { type: 'service', lifecycle: 'production', owner: team },
    relations: [{ type: 'ownedBy', targetRef: team }],
  };
}
