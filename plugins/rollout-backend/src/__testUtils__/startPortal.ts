import { inspect } from 'node:util';
import type {
  BackendFeature,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
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
  ForecastRequest,
  OperationRequest,
} from '@pilotage/plugin-rollout-common';
import { StreamClient } from '@pilotage/plugin-rollout-node/testUtils';
import type { Knex } from 'knex';
import request from 'supertest';
import { DocumentClient } from './DocumentClient';
import { principalOf } from '@pilotage/fleet-node';
import { rolloutPlugin } from '../plugin';

/** What was written to the audit log. */
export interface AuditLine {
  readonly eventId: string;
  readonly severity?: string;
  readonly status: 'initiated' | 'succeeded' | 'failed';
  readonly meta: JsonObject;
  readonly error?: string;
}

/** What a policy is asked. */
export interface PolicyQuestion {
  readonly permission: string;
  /** The entity it is asked about. */
  readonly entityRef: string;
  /** Entity ref of the user, or subject of the service; empty for nobody. */
  readonly actor: string;
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
  };
}

/** A Backstage backend with the rollout plugin, as in production but for catalog, sign-in and policy. */
export async function startPortal(options: {
  readonly fleet: FleetService;
  readonly components: readonly string[];
  readonly rollout?: JsonObject;
  readonly permissionFramework?: boolean;
  /** A database that outlives the backend. */
  readonly knex?: Knex;
  /** More entities, as they are. */
  readonly entities?: readonly Entity[];
  /** `kubernetes` in the configuration. */
  readonly kubernetes?: JsonObject;
  /** More of the backend, for example modules. */
  readonly features?: readonly BackendFeature[];
  /** Who may what; without it everybody may everything that is not in `denied`. */
  readonly policy?: (question: PolicyQuestion) => boolean;
}) {
  const audit: AuditLine[] = [];
  const logs: string[] = [];
  /** Permissions that everybody has; changed by tests. */
  const denied = new Set<string>();
  const backend = await startTestBackend({
    features: [
      rolloutPlugin,
      ...(options.features ?? []),
      ...(options.knex
        ? [mockServices.database.factory({ knex: options.knex })]
        : []),
      createServiceFactory({
        service: fleetServiceRef,
        deps: {},
        factory: () => options.fleet,
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => loggerInto(logs),
      }),
      catalogServiceMock.factory({
        entities: [
          ...options.components.map(component),
          ...(options.entities ?? []),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: options.permissionFramework ?? true },
          rollout: options.rollout ?? { writes: { enabled: true } },
          ...(options.kubernetes ? { kubernetes: options.kubernetes } : {}),
        },
      }),
      mockServices.permissions.mock({
        authorize: async (requests, { credentials }) =>
          requests.map(({ permission, ...query }) => ({
            result:
              denied.has(permission.name) ||
              options.policy?.({
                permission: permission.name,
                entityRef: ('resourceRef' in query && query.resourceRef) || '',
                actor: principalOf(credentials)?.actor ?? '',
              }) === false
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
              async fail(result) {
                audit.push({
                  ...line,
                  status: 'failed',
                  meta: { ...meta, ...result.meta },
                  error: result.error.message,
                });
              },
            };
          },
        }),
      }),
    ],
  });
  const { server } = backend;
  /** Sent with every request from now on; tests add to them. */
  const headers: Record<string, string> = {
    Authorization: mockCredentials.user.header('user:default/ada'),
  };
  const streams: { close(): void }[] = [];
  let stopping: Promise<void> | undefined;
  const shutDown = () => {
    stopping ??= backend.stop();
    return stopping;
  };
  return {
    server,
    audit,
    logs,
    denied,
    headers,
    forecast: (body: ForecastRequest) =>
      request(server).post('/api/rollout/v1/forecasts').set(headers).send(body),
    operate: (body: OperationRequest) =>
      request(server)
        .post('/api/rollout/v1/operations')
        .set(headers)
        .send(body),
    get: (path: string) =>
      request(server).get(`/api/rollout${path}`).set(headers),
    stream(
      name: string,
      { query = '', resume }: { query?: string; resume?: StreamClient } = {},
    ): StreamClient {
      const client = new StreamClient(server, {
        path: `/api/rollout/v1/stream?entity=component:default/${name}${query}`,
        headers: { ...headers },
        ...(resume ? { resume } : {}),
      });
      streams.push(client);
      return client;
    },
    document<TSection, TTopic>(path: string): DocumentClient<TSection, TTopic> {
      const client = new DocumentClient<TSection, TTopic>(server, {
        path: `/api/rollout${path}`,
        headers: { ...headers },
      });
      streams.push(client);
      return client;
    },
    /** As on SIGTERM, with pages open. */
    shutDown,
    async stop() {
      for (const stream of streams) stream.close();
      await shutDown();
    },
  };
}

/** Writes every line, with what comes along and its stack, into a list. */
function loggerInto(lines: string[]): RootLoggerService {
  const note = (message: string, meta?: unknown) => {
    lines.push(`${message} ${inspect(meta, { depth: 10 })}`);
  };
  const logger: RootLoggerService = {
    error: note,
    warn: note,
    info: note,
    debug: note,
    child: () => logger,
  };
  return logger;
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;
