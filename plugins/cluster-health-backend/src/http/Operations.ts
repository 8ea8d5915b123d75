import type { LoggerService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Admitted, AuditedResult, Doors } from '@pilotage/fleet-node';
import type {
  CheckInfo,
  InspectionReport,
  ServingMarks,
  Waiver,
  WaiverRequest,
} from '@pilotage/plugin-cluster-health-common';
import type { Request, Response } from 'express';
import type { RetirementService } from '../availability/RetirementService';
import type { ServingGate } from '../gate/ServingGate';
import type { InspectionService } from '../inspections/InspectionService';
import type { WaiverService } from '../inspections/WaiverService';
import type { FleetOperationName } from '../operations/operationTable';
import { operationTable } from '../operations/operationTable';
import type { HealthStreams } from '../streams/HealthStreams';
import { answerable } from './answerable';

/** @see {@link Operations} */
export interface OperationsOptions {
  readonly doors: Doors;
  readonly logger: Pick<LoggerService, 'error'>;
  readonly streams: HealthStreams;
  readonly marks: () => ReturnType<ServingGate['marks']>;
  readonly checks: readonly CheckInfo[];
  readonly inspections: InspectionService;
  readonly waivers: WaiverService;
  readonly retirement: RetirementService;
}

/**
 * Every operation of the table as one call that authorises, audits and acts, in this order. Routers and whatever other
 * doors come later share it.
 */
export class Operations {
  readonly #options: OperationsOptions;

  constructor(options: OperationsOptions) {
    this.#options = options;
  }

  async fleetStream(
    req: Request,
    response: Response,
    request: { readonly after?: number },
  ): Promise<void> {
    await this.#run('fleet-stream', req, {}, async admitted => {
      const { streams } = this.#options;
      await streams.fleet({ ...request, ...admitted, response });
      return { value: undefined };
    });
  }

  async clusterStream(
    req: Request,
    response: Response,
    request: { readonly cluster: string; readonly after?: number },
  ): Promise<void> {
    const { cluster, ...rest } = request;
    await this.#run('cluster-stream', req, { cluster }, async admitted => {
      const { streams } = this.#options;
      await streams.cluster({ ...rest, ...admitted, response }, cluster);
      return { value: undefined };
    });
  }

  async entityStream(
    req: Request,
    response: Response,
    request: { readonly entityRef: string; readonly after?: number },
  ): Promise<void> {
    const { entityRef, ...rest } = request;
    const { doors, logger, streams } = this.#options;
    const work = doors.entity(
      operationTable['entity-stream'],
      { request: req, entityRef },
      async ({ entity, ...admitted }) => {
        await streams.entity(
          { ...rest, ...admitted, response },
          { entityRef, entity },
        );
        return { value: undefined };
      },
    );
    await answerable(logger, work);
  }

  async readGate(req: Request): Promise<ServingMarks> {
    return this.#run('read-gate', req, {}, async () => ({
      value: this.#options.marks(),
    }));
  }

  async listChecks(req: Request): Promise<readonly CheckInfo[]> {
    return this.#run('list-checks', req, {}, async () => ({
      value: this.#options.checks,
    }));
  }

  async inspect(req: Request, cluster: string): Promise<InspectionReport> {
    return this.#run('inspect', req, { cluster }, async ({ actor }) => {
      const value = await this.#options.inspections.inspect(cluster, {
        type: 'person',
        by: actor,
      });
      return { value, meta: { inspection: value.id } };
    });
  }

  async readInspection(
    req: Request,
    question: { readonly cluster: string; readonly id: string },
  ): Promise<InspectionReport> {
    const { cluster, id } = question;
    return this.#run('read-inspection', req, question, async () => ({
      value: await this.#options.inspections.report(cluster, id),
    }));
  }

  async listWaivers(req: Request): Promise<readonly Waiver[]> {
    return this.#run('list-waivers', req, {}, async () => ({
      value: this.#options.waivers.running(),
    }));
  }

  async waive(req: Request, request: WaiverRequest): Promise<Waiver> {
    return this.#run('waive', req, { ...request }, async ({ actor }) => {
      const value = await this.#options.waivers.waive(request, actor);
      return { value, meta: { waiver: value.id } };
    });
  }

  async endWaiver(req: Request, id: string): Promise<void> {
    await this.#run('end-waiver', req, { waiver: id }, async ({ actor }) => ({
      value: await this.#options.waivers.end(id, actor),
    }));
  }

  async retireNode(
    req: Request,
    node: { readonly cluster: string; readonly uid: string },
  ): Promise<void> {
    const { cluster, uid } = node;
    await this.#run('retire-node', req, { cluster, node: uid }, async () => ({
      value: await this.#options.retirement.retire(cluster, uid),
    }));
  }

  async #run<T>(
    name: FleetOperationName,
    request: Request,
    meta: JsonObject,
    act: (admitted: Admitted) => Promise<AuditedResult<T>>,
  ): Promise<T> {
    const { doors, logger } = this.#options;
    const work = doors.fleet(operationTable[name], { request, meta }, act);
    return answerable(logger, work);
  }
}
