import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import type {
  Clock,
  ClusterAccess,
  FleetModel,
  OperationGate,
  ServiceLocator,
} from '@pilotage/fleet-node';
import { serveLiveDocument, StreamSlots } from '@pilotage/fleet-node';
import type {
  ClusterHealthSection,
  ClusterHealthTopic,
  EntityHealthSection,
  EntityHealthTopic,
} from '@pilotage/plugin-cluster-health-common';
import type { Response } from 'express';
import type { OnlineRates } from '../availability/OnlineRates';
import type { InspectionStore } from '../database/InspectionStore';
import type { NodeStore } from '../database/NodeStore';
import { operationTable } from '../operations/operationTable';
import { clusterDocument } from './clusterDocument';
import { DocumentRegistry } from './DocumentRegistry';
import { entityDocument } from './entityDocument';
import { fleetDocument } from './fleetDocument';
import type { HealthChanges } from './HealthChanges';
import type { HealthPages } from './HealthPages';

/** @see {@link HealthStreams} */
export interface HealthStreamsOptions {
  readonly pages: HealthPages;
  readonly changes: HealthChanges;
  readonly online: Pick<OnlineRates, 'ofAll'>;
  readonly inspections: InspectionStore;
  readonly nodes: NodeStore;
  readonly model: Pick<FleetModel, 'workloads' | 'podsOf'>;
  readonly access: Pick<ClusterAccess, 'listClusters'>;
  readonly serviceLocator: ServiceLocator;
  readonly gate: OperationGate;
  readonly logger: Pick<LoggerService, 'error'>;
  readonly clock: Clock;
}

/** One look at a stream, by somebody who may. */
export interface StreamRequest {
  readonly response: Response;
  readonly after?: number;
  readonly credentials: BackstageCredentials;
  readonly actor: string;
}

/** Opens streams, and ends them when their viewer may no longer look. Many viewers of one thing share one document. */
export class HealthStreams {
  readonly #options: HealthStreamsOptions;
  readonly #slots = new StreamSlots();
  readonly #fleet: ReturnType<typeof fleetDocument>;
  readonly #clusters: DocumentRegistry<
    ClusterHealthSection,
    ClusterHealthTopic
  >;
  readonly #entities: DocumentRegistry<EntityHealthSection, EntityHealthTopic>;
  /** As they were read last, by entity ref, while their page is open. */
  readonly #read = new Map<string, Entity>();
  readonly #unsubscribe: () => void;
  #problem: string | undefined;

  constructor(options: HealthStreamsOptions) {
    this.#options = options;
    this.#clusters = new DocumentRegistry(options);
    this.#entities = new DocumentRegistry(options);
    this.#fleet = fleetDocument({
      ...options,
      problem: () => this.#problem,
      onError: error => this.#failed(error),
    });
    this.#unsubscribe = options.changes.subscribe(() => this.#fleet.touch());
  }

  async fleet(request: StreamRequest): Promise<void> {
    request.response.on('close', this.#slots.occupy(request.actor));
    if (this.#options.pages.clusterNames.length === 0) {
      this.#problem = await this.#listProblem();
      this.#fleet.touch();
    }
    const { gate } = this.#options;
    this.#serve(request, this.#fleet, () =>
      gate.authorizeFleet(operationTable['fleet-stream'], request.credentials),
    );
  }

  async cluster(request: StreamRequest, cluster: string): Promise<void> {
    request.response.on('close', this.#slots.occupy(request.actor));
    const { changes, gate } = this.#options;
    const document = await this.#opened(
      this.#clusters.get(cluster, async () =>
        clusterDocument({
          ...this.#options,
          cluster,
          subscribe: listener =>
            changes.subscribe((changed, stored) => {
              if (changed === cluster) listener(stored);
            }),
          onError: error => this.#failed(error),
        }),
      ),
    );
    this.#serve(request, document, () =>
      gate.authorizeFleet(
        operationTable['cluster-stream'],
        request.credentials,
      ),
    );
  }

  async entity(
    request: StreamRequest,
    { entityRef, entity }: { entityRef: string; entity: Entity },
  ): Promise<void> {
    request.response.on('close', this.#slots.occupy(request.actor));
    const { changes, gate } = this.#options;
    this.#read.set(entityRef, entity);
    const document = await this.#opened(
      this.#entities.get(entityRef, async () => {
        const opened = entityDocument({
          ...this.#options,
          entityRef,
          entity: () => this.#read.get(entityRef) ?? entity,
          subscribe: listener => changes.subscribe(listener),
          onError: error => this.#failed(error),
        });
        return {
          document: opened.document,
          stop: () => {
            opened.stop();
            this.#read.delete(entityRef);
          },
        };
      }),
    );
    this.#serve(request, document, async () => {
      const fresh = await gate.authorizeEntity(
        operationTable['entity-stream'],
        entityRef,
        request.credentials,
      );
      this.#read.set(entityRef, fresh.entity);
    });
  }

  /** Ends every stream; the pages come back by themselves. */
  async close(): Promise<void> {
    this.#unsubscribe();
    this.#fleet.close();
    await Promise.all([this.#clusters.close(), this.#entities.close()]);
  }

  #serve(
    { response, after, credentials }: StreamRequest,
    document: Parameters<typeof serveLiveDocument>[0]['document'],
    authorize: () => Promise<unknown>,
  ): void {
    serveLiveDocument({
      response,
      document,
      ...(after === undefined ? {} : { after }),
      ...(credentials.expiresAt ? { expiresAt: credentials.expiresAt } : {}),
      authorize,
    });
  }

  /** A database's words are for the log. */
  async #opened<T>(opening: Promise<T>): Promise<T> {
    try {
      return await opening;
    } catch (error) {
      this.#failed(error);
      throw new ServiceUnavailableError('What is stored could not be read');
    }
  }

  /** Why there is no cluster at all: none is configured, or the Kubernetes plugin cannot be asked. */
  async #listProblem(): Promise<string | undefined> {
    try {
      const listed = await this.#options.access.listClusters();
      return listed.length === 0
        ? 'The Kubernetes plugin knows no clusters'
        : undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #failed(error: unknown): void {
    this.#options.logger.error('A page could not be drawn', toError(error));
  }
}
