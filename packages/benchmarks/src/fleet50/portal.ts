/**
 * A backend with the cluster health plugin over the fleet, and a browser that opens the page of all clusters. Argument: the
 * fleet as JSON.
 */
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  directConnection,
  fleetServiceRef,
  startFleetModel,
  staticAccess,
} from '@pilotage/fleet-node';
import clusterHealthPlugin from '@pilotage/plugin-cluster-health-backend';
import { report } from '../childRun';
import type { FollowedFleet } from './faults';
import { openPage } from './openPage';

/** How long people waited for the page of all clusters, milliseconds. */
export interface PageCost {
  /** Opened at once after the start, while every cluster is still being learnt. */
  readonly first: number;
  /** Opened again and again later, one figure for each. */
  readonly later: readonly number[];
}

const opens = 20;
/** More than a page is rendered at most, so that every opening renders anew. */
const betweenMs = 700;

async function main(): Promise<PageCost> {
  const fleet = JSON.parse(process.argv[2] ?? '') as FollowedFleet;
  const access = staticAccess(
    fleet.clusters.map(({ name, port }) =>
      directConnection({ cluster: name, server: `http://127.0.0.1:${port}` }),
    ),
  );
  const model = startFleetModel({ access });
  const { server } = await startTestBackend({
    features: [
      clusterHealthPlugin,
      createServiceFactory({
        service: fleetServiceRef,
        deps: {},
        factory: () => ({ model, access }),
      }),
      catalogServiceMock.factory({ entities: [] }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
    ],
  });
  const { port } = server.address() as AddressInfo;
  const open = () =>
    openPage({
      url: `http://127.0.0.1:${port}/api/cluster-health/v1/fleet/stream`,
      headers: {
        authorization: mockCredentials.user.header('user:default/ada'),
      },
      clusters: fleet.clusters.length,
    });

  const first = await open();
  await new Promise<void>(resolve => {
    const healthy = fleet.clusters.filter(({ judged }) => judged);
    const leave = model.subscribe(() => {
      const synced = healthy.every(
        ({ name }) => model.cluster(name)?.condition.state === 'live',
      );
      if (!synced) return;
      leave();
      resolve();
    });
  });
  const later: number[] = [];
  for (let i = 0; i < opens; i++) {
    await sleep(betweenMs);
    later.push(await open());
  }
  return { first, later };
}

main().then(
  cost => report(cost, () => process.exit()),
  error => {
    process.stderr.write(`${error}\n`, () => process.exit(1));
  },
);
