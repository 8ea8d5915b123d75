import {
  discoveryApiRef,
  fetchApiRef,
  type RouteRef,
} from '@backstage/core-plugin-api';
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
import { act } from '@testing-library/react';
import type { RolloutFrame } from '@pilotage/plugin-rollout-common';
import type { ReactElement } from 'react';
import { RolloutClient } from '../api/RolloutClient';
import { rolloutApiRef } from '../api/rolloutApiRef';
import { RolloutTab } from '../components/RolloutTab';
import { RecordedBackend } from './RecordedBackend';

export const checkoutEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    namespace: 'default',
    annotations: { 'backstage.io/kubernetes-id': 'checkout' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-shop' },
};

const discoveryApi = {
  getBaseUrl: async (plugin: string) => `http://recorded/api/${plugin}`,
};

/** Permission answers are cached by entity over all tests of a file: who may less looks at another one. */
function entityFor(denied: readonly string[] | undefined) {
  if (!denied) return checkoutEntity;
  const name = `checkout-without-${denied.join('-')}`;
  return {
    ...checkoutEntity,
    metadata: { ...checkoutEntity.metadata, name },
  };
}

export interface RenderedTab {
  readonly backend: RecordedBackend;
  /** Sends a frame and lets the page take it. */
  readonly send: (frame: RolloutFrame) => Promise<void>;
}

/** The page on a recorded backend. `denied` names permissions the viewer does not have. */
export async function renderTab(options: {
  readonly first: RolloutFrame;
  readonly denied?: readonly string[];
  readonly backend?: RecordedBackend;
  readonly element?: ReactElement;
  /** Routes that links of the page lead to. */
  readonly mountedRoutes?: Record<string, RouteRef>;
}): Promise<RenderedTab> {
  const backend = options.backend ?? new RecordedBackend(() => options.first);
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
        [rolloutApiRef, new RolloutClient({ discoveryApi, fetchApi })],
      ]}
    >
      <EntityProvider entity={entityFor(options.denied)}>
        {options.element ?? <RolloutTab />}
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...options.mountedRoutes,
      },
    },
  );
  return {
    backend,
    send: async frame => {
      await act(async () => backend.send(frame));
    },
  };
}
