import type { BackendFeature } from '@backstage/backend-plugin-api';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { FleetService } from '@pilotage/fleet-node';
import { fleetServiceRef } from '@pilotage/fleet-node';
import type {
  Cause,
  CauseKind,
  ClusterHealthSection,
  ClusterHealthTopic,
  ClusterSummary,
  EntityHealthSection,
  EntityHealthTopic,
  FleetHealthSection,
  FleetHealthTopic,
} from '@pilotage/plugin-cluster-health-common';
import { HealthStreamClient } from '@pilotage/plugin-cluster-health-node/testUtils';
import type { Knex } from 'knex';
import request from 'supertest';
import { clusterHealthPlugin } from '../plugin';

/** What was written to the audit log. */
export interface AuditLine {
  readonly eventId: string;
  readonly severity?: string;
  readonly status: 'initiated' | 'succeeded' | 'failed';
  readonly meta: JsonObject;
}

export function component(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: { 'backstage.io/kubernetes-id': name },
    },
    spec: { owner: `group:default/team-${name}` },
    relations: [{ type: 'ownedBy', targetRef: `group:default/team-${name}` }],
  };
}

/** A Backstage backend with the cluster health plugin, as in production but for catalog, sign-in and policy. */
export async function startPortal(options: {
  readonly fleet: FleetService;
  readonly components?: readonly string[];
  readonly entities?: readonly Entity[];
  readonly clusterHealth?: JsonObject;
  /** A database that outlives the backend. */
  readonly knex?: Knex;
  /** Addresses by cluster, as in the configuration of the Kubernetes plugin. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** More backend features, such as modules with checks. */
  readonly features?: readonly BackendFeature[];
}) {
  const audit: AuditLine[] = [];
  /** Permissions nobody has; changed by tests. */
  const denied = new Set<string>();
  const backend = await startTestBackend({
    features: [
      clusterHealthPlugin,
      ...(options.features ?? []),
      ...(options.knex
        ? [mockServices.database.factory({ knex: options.knex })]
        : []),
      createServiceFactory({
        service: fleetServiceRef,
        deps: {},
        factory: () => options.fleet,
      }),
      catalogServiceMock.factory({
        entities: [
          ...(options.components ?? []).map(component),
          ...(options.entities ?? []),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          kubernetes: {
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: Object.entries(options.addresses ?? {}).map(
                  ([name, url]) => ({ name, url }),
                ),
              },
            ],
          },
          clusterHealth: {
            probes: { interval: '1s', slowInterval: '2s' },
            // Only inspections somebody asks for.
            inspections: {
              schedule: {
                frequency: { hours: 24 },
                timeout: { minutes: 1 },
                initialDelay: { hours: 1 },
              },
            },
            ...options.clusterHealth,
          },
        },
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: denied.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => ({
          async createEvent({ eventId, severityLevel, meta = {} }) {
            const line = { eventId, severity: severityLevel, meta };
            audit.push({ ...line, status: 'initiated' });
            return {
              async success(result) {
                audit.push({
                  ...line,
                  status: 'succeeded',
                  meta: { ...meta, ...result?.meta },
                });
              },
              async fail() {
                audit.push({ ...line, status: 'failed' });
              },
            };
          },
        }),
      }),
    ],
  });
  const { server } = backend;
  const headers: Record<string, string> = {
    Authorization: mockCredentials.user.header('user:default/ada'),
  };
  const streams: { close(): void }[] = [];
  const opened = <S, T>(path: string) => {
    const client = new HealthStreamClient<S, T>(server, {
      path: `/api/cluster-health${path}`,
      headers: { ...headers },
    });
    streams.push(client);
    return client;
  };
  const ask = (method: 'get' | 'post' | 'delete', path: string) =>
    request(server)[method](`/api/cluster-health${path}`).set(headers);
  let stopping: Promise<void> | undefined;
  return {
    server,
    audit,
    denied,
    headers,
    fleet: () =>
      opened<FleetHealthSection, FleetHealthTopic>('/v1/fleet/stream'),
    cluster: (name: string) =>
      opened<ClusterHealthSection, ClusterHealthTopic>(
        `/v1/clusters/${encodeURIComponent(name)}/stream`,
      ),
    entity: (name: string) =>
      opened<EntityHealthSection, EntityHealthTopic>(
        `/v1/entity/stream?entity=component:default/${name}`,
      ),
    get: (path: string) => ask('get', path),
    post: (path: string, body?: object) => ask('post', path).send(body),
    delete: (path: string) => ask('delete', path),
    async stop() {
      for (const stream of streams) stream.close();
      stopping ??= backend.stop();
      await stopping;
    },
  };
}

/** The cluster of a fleet page. */
export function shownCluster(
  page: HealthStreamClient<FleetHealthSection, FleetHealthTopic>,
  name: string,
): ClusterSummary | undefined {
  const section = page.sections.get(`cluster/${name}`);
  return section?.type === 'cluster' ? section.cluster : undefined;
}

/** The causes of one kind on a fleet page. */
export function shownCauses(
  page: HealthStreamClient<FleetHealthSection, FleetHealthTopic>,
  kind: CauseKind,
): readonly Cause[] {
  return [...page.sections.values()].flatMap(section =>
    section.type === 'cause' && section.cause.kind === kind
      ? [section.cause]
      : [],
  );
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;
