import type { AddressInfo } from 'node:net';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { FleetService } from '@pilotage/fleet-node';
import { fleetServiceRef } from '@pilotage/fleet-node';
import rolloutPlugin from '@pilotage/plugin-rollout-backend';
import type {
  Forecast,
  OperationAnswer,
  RolloutChange,
} from '@pilotage/plugin-rollout-common';
import { request } from 'undici';
import { namespace } from './ground';

/** A Backstage backend with the rollout plugin, changed through its HTTP API as the page does. */
export async function startPortal(fleet: FleetService, component: string) {
  const backend = await startTestBackend({
    features: [
      rolloutPlugin,
      createServiceFactory({
        service: fleetServiceRef,
        deps: {},
        factory: () => fleet,
      }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'Component',
            metadata: {
              name: component,
              namespace: 'default',
              annotations: { 'backstage.io/kubernetes-id': component },
            },
          },
        ],
      }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          rollout: { writes: { enabled: true } },
        },
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await request(
      `http://127.0.0.1:${port}/api/rollout/v1/${path}`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: mockCredentials.user.header('user:default/ada'),
        },
        body: JSON.stringify(body),
      },
    );
    const answer = await response.body.json();
    if (response.statusCode >= 400) {
      throw new Error(
        `${path} was answered ${response.statusCode}: ${JSON.stringify(
          answer,
        )}`,
      );
    }
    return answer;
  };
  return {
    /** Forecast, then the change that was forecast, as a person clicks through it. */
    async change(change: RolloutChange, idempotencyKey: string): Promise<void> {
      const target = {
        entityRef: `component:default/${component}`,
        workload: {
          cluster: 'bench',
          group: 'apps.kruise.io',
          kind: 'CloneSet',
          namespace,
          name: component,
        },
        change,
      };
      const { uid, resourceVersion, generation, madeAt } = (await post(
        'forecasts',
        target,
      )) as Forecast;
      const answer = (await post('operations', {
        ...target,
        uid,
        resourceVersion,
        generation,
        madeAt,
        idempotencyKey,
      })) as OperationAnswer;
      if (answer.type === 'refused') {
        throw new Error(
          `The change was refused: ${JSON.stringify(answer.refusal)}`,
        );
      }
    },
    stop: () => backend.stop(),
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;
