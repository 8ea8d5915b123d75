import type { Entity } from '@backstage/catalog-model';
import {
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { WorkloadRef } from '@pilotage/fleet-common';
import type {
  ClusterAccess,
  ClusterConnection,
  EntityIndex,
  FleetModel,
  KubeObject,
  Workload,
} from '@pilotage/fleet-node';
import type {
  DriverInput,
  WorkloadDriver,
} from '@pilotage/plugin-rollout-node';
import type { DriverRegistry } from '../cluster/DriverRegistry';
import { WorkloadClient } from '../cluster/WorkloadClient';
import { tokensFor } from '../cluster/tokensFor';
import type { EntityQueryResolver } from '../entities/entityQueries';
import type { Onlooker } from '../sight/PersonalSights';
import { findWorkload } from '../entities/findWorkload';
import { notNamedBy } from '../entities/notNamedBy';
import type { DriverInputs } from '../inputs/DriverInputs';

/** A workload of an entity with everything needed to act on it. */
export interface EntityWorkload {
  readonly workload: Workload;
  readonly driver: WorkloadDriver;
  readonly connection: ClusterConnection;
  readonly client: WorkloadClient;
  /** What a driver decides from: this object, and pods and revisions of the live model. */
  inputFor(object: KubeObject): DriverInput;
}

/** Finds workloads by name, but only those of the entity the caller was authorised for. */
export class EntityWorkloads {
  readonly #modelOf: (onlooker: Onlooker) => FleetModel;
  readonly #access: ClusterAccess;
  readonly #drivers: DriverRegistry;
  readonly #resolve: EntityQueryResolver;
  readonly #inputs: DriverInputs;
  readonly #entities: Pick<EntityIndex, 'entities'>;
  readonly #requestTimeoutMs: number;

  constructor(options: {
    /** What a person sees. */
    modelOf: (onlooker: Onlooker) => FleetModel;
    access: ClusterAccess;
    drivers: DriverRegistry;
    resolveQueries: EntityQueryResolver;
    inputs: DriverInputs;
    entities: Pick<EntityIndex, 'entities'>;
    requestTimeoutMs: number;
  }) {
    this.#modelOf = options.modelOf;
    this.#access = options.access;
    this.#drivers = options.drivers;
    this.#resolve = options.resolveQueries;
    this.#inputs = options.inputs;
    this.#entities = options.entities;
    this.#requestTimeoutMs = options.requestTimeoutMs;
  }

  /**
   * @throws NotAllowedError when the workload reaches other people's pods and does not itself name the entity,
   * NotFoundError when the entity has no such workload, ServiceUnavailableError when its cluster is not known
   * well enough to say, NotImplementedError for a kind without a driver.
   */
  async find(options: {
    readonly entity: Entity;
    readonly ref: WorkloadRef;
    readonly onlooker: Onlooker;
  }): Promise<EntityWorkload> {
    const { ref, onlooker } = options;
    const model = this.#modelOf(onlooker);
    const targets = await this.#resolve(options.entity);
    const workload = findWorkload(model, targets, ref);
    const status = model.cluster(ref.cluster);
    if (!workload || !status) {
      const ours = targets.queries.some(query => query.cluster === ref.cluster);
      if (ours && status && status.condition.state !== 'live') {
        throw new ServiceUnavailableError(
          `Cluster ${ref.cluster} is not seen now (${status.condition.state})`,
        );
      }
      throw new NotFoundError(
        `The entity has no ${ref.kind} ${fullName(ref)} on cluster ${
          ref.cluster
        }`,
      );
    }
    const driver = this.#drivers.driverFor(ref);
    if (!driver) {
      throw new NotImplementedError(`No rollout driver for ${ref.kind}`);
    }
    if (driver.matches) this.#checkClaim(options.entity, workload);
    const connection = this.#access.connect(status.cluster, {
      tokens: tokensFor(status.cluster, onlooker.tokens),
    });
    return {
      workload,
      driver,
      connection,
      client: new WorkloadClient({
        connection,
        workload,
        timeoutMs: this.#requestTimeoutMs,
      }),
      inputFor: object =>
        this.#inputs.of({
          model,
          driver,
          workload: { ...workload, object },
          now: Date.now(),
        }),
    };
  }

  #checkClaim(entity: Entity, { object, ref }: Workload): void {
    const reason = notNamedBy(object.metadata, entity, this.#entities);
    if (reason === undefined) return;
    throw new NotAllowedError(
      `${ref.kind} ${fullName(
        ref,
      )} moves the pods of others, and does not say that it belongs to this entity: ${reason}`,
    );
  }
}

function fullName({ namespace, name }: WorkloadRef): string {
  return namespace === '' ? name : `${namespace}/${name}`;
}
