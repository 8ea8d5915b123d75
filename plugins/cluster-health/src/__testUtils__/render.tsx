import { discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  AuthorizeResult,
  type EvaluatePermissionRequest,
} from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { ClusterHealthClient } from '../api/ClusterHealthClient';
import { clusterHealthApiRef } from '../api/clusterHealthApiRef';
import { checkoutEntity } from './entities';
import { RecordedBackend, type RecordedTopics } from './RecordedBackend';

export const discoveryApi = {
  getBaseUrl: async (plugin: string) => `http://recorded/api/${plugin}`,
};

export const mountedRoutes = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
};

/** Query of the address, for tests of what is kept there. */
function Address() {
  return <output aria-label="address">{useLocation().search}</output>;
}

/**
 * An element on a recorded backend. `denied` names permissions the viewer does not have; answers are cached over all
 * tests of a file, so tests of denials have their own.
 */
export async function render(
  element: ReactElement,
  options: {
    readonly topics?: RecordedTopics;
    readonly backend?: RecordedBackend;
    readonly denied?: readonly string[];
    readonly entity?: Entity;
    readonly route?: string;
  } = {},
): Promise<{ readonly backend: RecordedBackend }> {
  const backend = options.backend ?? new RecordedBackend(options.topics ?? {});
  const fetchApi = { fetch: backend.fetch };
  const authorize = async ({ permission }: EvaluatePermissionRequest) => ({
    result: options.denied?.includes(permission.name)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
  });
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [discoveryApiRef, discoveryApi],
        [fetchApiRef, fetchApi],
        [permissionApiRef, { authorize: authorize as never }],
        [
          clusterHealthApiRef,
          new ClusterHealthClient({ discoveryApi, fetchApi }),
        ],
      ]}
    >
      <EntityProvider entity={options.entity ?? checkoutEntity}>
        {element}
      </EntityProvider>
      <Address />
    </TestApiProvider>,
    {
      mountedRoutes,
      routeEntries: [options.route ?? '/'],
    },
  );
  return { backend };
}
