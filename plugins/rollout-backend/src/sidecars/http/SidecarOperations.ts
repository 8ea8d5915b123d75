import type { Doors } from '@pilotage/fleet-node';
import type { SidecarFleetQuery } from '@pilotage/plugin-rollout-common';
import type { Request, Response } from 'express';
import { operationTable } from '../../operations/operationTable';
import type { SidecarMatrix } from '../matrix/SidecarMatrix';
import { sidecarCsv } from '../views/sidecarCsv';
import type { SidecarStreams } from '../views/SidecarStreams';

/** The operations on sidecars as calls that authorise, audit and act, in this order. */
export class SidecarOperations {
  readonly #doors: Doors;
  readonly #streams: SidecarStreams;
  readonly #matrix: Pick<SidecarMatrix, 'rows'>;

  constructor(options: {
    doors: Doors;
    streams: SidecarStreams;
    matrix: Pick<SidecarMatrix, 'rows'>;
  }) {
    this.#doors = options.doors;
    this.#streams = options.streams;
    this.#matrix = options.matrix;
  }

  async streamEntity(
    request: Request,
    response: Response,
    asked: { readonly entityRef: string; readonly after?: number },
  ): Promise<void> {
    await this.#doors.entity(
      operationTable.sidecars,
      { request, entityRef: asked.entityRef },
      async admitted => {
        await this.#streams.openEntity({ ...asked, ...admitted, response });
        return { value: undefined };
      },
    );
  }

  async streamFleet(
    request: Request,
    response: Response,
    asked: { readonly query: SidecarFleetQuery; readonly after?: number },
  ): Promise<void> {
    await this.#doors.fleet(
      operationTable['sidecar-fleet'],
      { request, meta: { query: { ...asked.query } } },
      async admitted => {
        this.#streams.openFleet({ ...asked, ...admitted, response });
        return { value: undefined };
      },
    );
  }

  /** The matrix as comma-separated values. */
  async exportFleet(
    request: Request,
    query: SidecarFleetQuery,
  ): Promise<string> {
    return this.#doors.fleet(
      operationTable['sidecar-fleet-csv'],
      { request, meta: { query: { ...query } } },
      async () => ({ value: sidecarCsv(this.#matrix.rows(query)) }),
    );
  }
}
