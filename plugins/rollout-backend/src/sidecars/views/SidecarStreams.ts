import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type {
  FleetModel,
  OperationGate,
  StreamSlots,
} from '@pilotage/fleet-node';
import { LiveDocument, serveLiveDocument } from '@pilotage/fleet-node';
import type {
  SidecarFleetQuery,
  SidecarFleetSection,
  SidecarFleetTopic,
} from '@pilotage/plugin-rollout-common';
import type { Response } from 'express';
import type { EntityQueryResolver } from '../../entities/entityQueries';
import { operationTable } from '../../operations/operationTable';
import type { SidecarMatrix } from '../matrix/SidecarMatrix';
import { EntitySidecars } from './EntitySidecars';
import { SharedDocuments } from './SharedDocuments';

/** The fleet page is drawn at most this often, milliseconds: it is read, not watched. */
const fleetEveryMs = 1_000;

/** A page that looks, and who looks at it. */
interface Page {
  readonly response: Response;
  readonly after?: number;
  readonly actor: string;
  readonly credentials: BackstageCredentials;
}

/** Opens the live views of sidecars, and ends them when their viewer may no longer look. */
export class SidecarStreams {
  readonly #options: {
    readonly matrix: SidecarMatrix;
    readonly model: FleetModel;
    readonly resolveQueries: EntityQueryResolver;
    readonly gate: OperationGate;
    readonly slots: StreamSlots;
    readonly logger: LoggerService;
  };
  readonly #entities = new SharedDocuments<EntitySidecars>();
  readonly #fleets = new SharedDocuments<
    LiveDocument<SidecarFleetSection, SidecarFleetTopic>
  >();
  readonly #unsubscribe: () => void;

  constructor(options: {
    matrix: SidecarMatrix;
    model: FleetModel;
    resolveQueries: EntityQueryResolver;
    gate: OperationGate;
    slots: StreamSlots;
    logger: LoggerService;
  }) {
    this.#options = options;
    this.#unsubscribe = options.matrix.subscribe(() => {
      this.#entities.touch();
      this.#fleets.touch();
    });
  }

  /** Answers with the sidecars of an entity. The caller has authorised the first look. */
  async openEntity(
    page: Page & { readonly entityRef: string; readonly entity: Entity },
  ): Promise<void> {
    const { matrix, model, resolveQueries, gate, logger } = this.#options;
    const { entityRef, credentials } = page;
    const targets = await resolveQueries(page.entity);
    const shared = this.#entities.of(
      entityRef,
      () => new EntitySidecars({ entityRef, targets, matrix, model, logger }),
    );
    shared.document.setTargets(targets);
    this.#serve(page, shared, async () => {
      const { entity } = await gate.authorizeEntity(
        operationTable.sidecars,
        entityRef,
        credentials,
      );
      shared.document.setTargets(await resolveQueries(entity));
    });
  }

  /** Answers with the part of the fleet matrix a query leaves. */
  openFleet(page: Page & { readonly query: SidecarFleetQuery }): void {
    const { matrix, gate, logger } = this.#options;
    const { query, credentials } = page;
    const shared = this.#fleets.of(
      queryKey(query),
      () =>
        new LiveDocument({
          render: () => matrix.fleet(query),
          everyMs: fleetEveryMs,
          onError: error =>
            logger.error(
              'The fleet’s sidecars could not be drawn',
              toError(error),
            ),
        }),
    );
    this.#serve(page, shared, () =>
      gate.authorizeFleet(operationTable['sidecar-fleet'], credentials),
    );
  }

  close(): void {
    this.#unsubscribe();
    this.#entities.close();
    this.#fleets.close();
  }

  #serve(
    { response, after, actor, credentials }: Page,
    document: Parameters<typeof serveLiveDocument>[0]['document'],
    authorize: () => Promise<unknown>,
  ): void {
    // The page left while it was being authorised; its `close` is over.
    if (response.destroyed) return;
    response.on('close', this.#options.slots.occupy(actor));
    serveLiveDocument({
      response,
      document,
      ...(after === undefined ? {} : { after }),
      ...(credentials.expiresAt ? { expiresAt: credentials.expiresAt } : {}),
      authorize,
    });
  }
}

/** One text per question, in whatever order it was asked. */
function queryKey(query: SidecarFleetQuery): string {
  return JSON.stringify(
    Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
